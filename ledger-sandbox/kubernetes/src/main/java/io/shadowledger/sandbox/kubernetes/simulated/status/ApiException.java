package io.shadowledger.sandbox.kubernetes.simulated.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** An answer of the API that is not success: it becomes a {@code Status} object with the HTTP code in it. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    private ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** A resource as messages name it, {@code deployments.apps}. */
    public static ApiException notFound(String group, String plural, String name) {
        return new ApiException(
                404,
                "NotFound",
                qualified(plural, group) + " \"" + name + "\" not found",
                details(group, plural, name));
    }

    public static ApiException noSuchPath() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource", Json.object());
    }

    public static ApiException alreadyExists(String group, String plural, String name) {
        return new ApiException(
                409,
                "AlreadyExists",
                qualified(plural, group) + " \"" + name + "\" already exists",
                details(group, plural, name));
    }

    /** The writer's resourceVersion or uid is not the stored one. */
    public static ApiException modified(String group, String plural, String name) {
        return conflict(
                group,
                plural,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiException conflict(String group, String plural, String name, String why) {
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + qualified(plural, group) + " \"" + name + "\": " + why,
                details(group, plural, name));
    }

    /** A server-side apply that would take fields from another manager. */
    public static ApiException applyConflict(List<FieldError> conflicts) {
        var details = Json.object();
        causes(details, conflicts);
        var lines = conflicts.stream()
                .map(conflict -> conflict.message() + ": " + conflict.field())
                .collect(Collectors.joining("\n- ", conflicts.size() == 1 ? "" : "\n- ", ""));
        return new ApiException(
                409,
                "Conflict",
                "Apply failed with " + conflicts.size() + (conflicts.size() == 1 ? " conflict: " : " conflicts:")
                        + lines,
                details);
    }

    public static ApiException invalid(String group, String kind, String name, List<FieldError> errors) {
        var details = details(group, kind, name);
        causes(details, errors);
        var list = errors.stream().map(FieldError::toString).collect(Collectors.joining(", "));
        return new ApiException(
                422,
                "Invalid",
                qualified(kind, group) + " \"" + name + "\" is invalid: "
                        + (errors.size() == 1 ? list : "[" + list + "]"),
                details);
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, Json.object());
    }

    public static ApiException forbidden(String group, String plural, String name, String why) {
        return new ApiException(
                403,
                "Forbidden",
                qualified(plural, group) + " \"" + name + "\" is forbidden: " + why,
                details(group, plural, name));
    }

    public static ApiException methodNotAllowed() {
        return new ApiException(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Json.object());
    }

    public static ApiException unsupportedMediaType(String accepted) {
        return new ApiException(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted,
                Json.object());
    }

    /** kubectl's create commands speak protobuf, which is not understood here. */
    public static ApiException protobuf() {
        return new ApiException(
                415,
                "UnsupportedMediaType",
                "this simulated API reads JSON and YAML, not protobuf: add --dry-run=client -o yaml and pipe it into"
                        + " kubectl apply -f -",
                Json.object());
    }

    /** A body beyond the limit, in bytes. */
    public static ApiException tooLarge(int limit) {
        return new ApiException(
                413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit, Json.object());
    }

    /** A watch asked for history that is no longer kept: the client must list again. */
    public static ApiException expired(long asked, long oldest) {
        return new ApiException(
                410, "Expired", "too old resource version: " + asked + " (" + oldest + ")", Json.object());
    }

    public static ApiException internal(String message) {
        return new ApiException(500, "InternalError", "Internal error occurred: " + message, Json.object());
    }

    public int code() {
        return code;
    }

    /** The {@code Status} object for the wire. */
    public ObjectNode toStatus() {
        var status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }

    private static String qualified(String name, String group) {
        return group.isEmpty() ? name : name + "." + group;
    }

    private static ObjectNode details(String group, String kind, String name) {
        var details = Json.object().put("name", name);
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        return details.put("kind", kind);
    }

    private static void causes(ObjectNode details, List<FieldError> errors) {
        var causes = details.putArray("causes");
        errors.forEach(error -> causes.addObject()
                .put("reason", error.reason())
                .put("message", error.message())
                .put("field", error.field()));
    }
}
