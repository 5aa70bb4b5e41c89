package io.shadowledger.sandbox.kubernetes.simulated.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Rules;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import io.shadowledger.sandbox.kubernetes.simulated.store.Key;
import java.util.List;

/**
 * A kind of resource in one version of its group.
 *
 * @param group empty for the core group
 * @param names what it is called
 * @param namespaced whether its objects live in namespaces
 * @param custom whether a CustomResourceDefinition made it
 * @param status whether {@code status} is written through its own subresource only
 * @param scale where the replicas stand, {@link Scale#NONE} if it has no scale subresource
 * @param schema of a whole object, {@code metadata} included
 * @param rules the validation rules of the schema
 * @param columns the printer columns of the definition; empty for built-in kinds
 */
public record ResourceType(
        String group,
        String version,
        Names names,
        boolean namespaced,
        boolean custom,
        boolean status,
        Scale scale,
        Schema schema,
        Rules rules,
        JsonNode columns) {

    /** Names of a kind. */
    public record Names(
            String plural,
            String singular,
            String kind,
            String listKind,
            List<String> shortNames,
            List<String> categories) {}

    /**
     * JSON paths of the scale subresource, as in {@code .spec.replicas}.
     *
     * @param selector path of the label selector, may be empty
     */
    public record Scale(String spec, String status, String selector) {
        public static final Scale NONE = new Scale("", "", "");

        public boolean present() {
            return !spec.isEmpty();
        }
    }

    public String plural() {
        return names.plural();
    }

    public String kind() {
        return names.kind();
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As the store and messages name it, {@code deployments.apps}. */
    public String resource() {
        return group.isEmpty() ? plural() : plural() + "." + group;
    }

    public Key key(String namespace, String name) {
        return new Key(resource(), namespaced ? namespace : "", name);
    }

    /** Whether the API server counts changes of the spec in {@code metadata.generation}. */
    public boolean countsGenerations() {
        return custom || (status && !kind().equals("Namespace") && !kind().equals("Node") && !kind().equals("Service"));
    }

    public ApiException notFound(String name) {
        return ApiException.notFound(group, plural(), name);
    }

    public ApiException invalid(String name, List<FieldError> errors) {
        return ApiException.invalid(group, kind(), name, errors);
    }
}
