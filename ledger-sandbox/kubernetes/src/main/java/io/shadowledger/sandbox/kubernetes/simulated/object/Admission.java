package io.shadowledger.sandbox.kubernetes.simulated.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.WriteOptions.FieldValidation;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Defaults;
import io.shadowledger.sandbox.kubernetes.simulated.schema.SchemaValidator;
import io.shadowledger.sandbox.kubernetes.simulated.schema.UnknownFields;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an object has to pass before it is kept. */
final class Admission {

    private final BuiltInRules builtIn;

    Admission(BuiltInRules builtIn) {
        this.builtIn = builtIn;
    }

    /**
     * Takes a body for what it claims to be.
     *
     * @throws ApiException 400 if it is another kind, or has fields that are unknown and validation is strict
     */
    void decode(ResourceType type, ObjectNode body, WriteOptions options) {
        expect(type, body, "apiVersion", type.apiVersion(), "API version");
        expect(type, body, "kind", type.kind(), "kind");
        Json.dropNulls(body);
        builtIn.decode(type, body);
        var unknown = UnknownFields.prune(body, type.schema());
        if (unknown.isEmpty()) {
            return;
        }
        var messages = unknown.stream().map(path -> "unknown field \"" + path + "\"");
        if (options.validation() == FieldValidation.STRICT) {
            throw ApiException.badRequest(type.kind() + " in version \"" + type.version()
                    + "\" cannot be handled as a " + type.kind() + ": strict decoding error: "
                    + messages.collect(Collectors.joining(", ")));
        }
        if (options.validation() == FieldValidation.WARN) {
            messages.forEach(options.warnings()::add);
        }
    }

    /**
     * Fills in defaults and checks everything.
     *
     * @param old the object before an update, null at creation
     * @throws ApiException 422 with every fault
     */
    void complete(ResourceType type, ObjectNode object, @Nullable ObjectNode old) {
        Defaults.apply(object, type.schema());
        builtIn.complete(type, object, old);
        List<FieldError> errors = new ArrayList<>(SchemaValidator.validate(object, type.schema()));
        // Rules may assume what the schema says, so they come second
        if (errors.isEmpty()) {
            errors.addAll(type.rules().check(object, old));
            errors.addAll(builtIn.check(type, object, old));
        }
        if (!errors.isEmpty()) {
            throw type.invalid(Json.text(object, "metadata", "name"), errors);
        }
    }

    private static void expect(ResourceType type, ObjectNode body, String field, String expected, String what) {
        var found = Json.text(body, field);
        if (found.isEmpty()) {
            body.put(field, expected);
        } else if (!found.equals(expected)) {
            throw ApiException.badRequest("the " + what + " in the data (" + found + ") does not match the expected "
                    + what + " (" + expected + ") of " + type.resource());
        }
    }
}
