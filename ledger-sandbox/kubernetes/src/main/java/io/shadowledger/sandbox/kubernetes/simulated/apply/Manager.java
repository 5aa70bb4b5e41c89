package io.shadowledger.sandbox.kubernetes.simulated.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;

/**
 * Who wrote fields, one entry of {@code metadata.managedFields}.
 *
 * @param name the field manager
 * @param operation {@code Apply} or {@code Update}
 * @param subresource {@code status} or empty
 */
record Manager(String name, String operation, String subresource) {

    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    static Manager of(JsonNode entry) {
        return new Manager(Json.text(entry, "manager"), Json.text(entry, "operation"), Json.text(entry, "subresource"));
    }

    boolean applies() {
        return operation.equals(APPLY);
    }

    /** As a conflict names it. */
    String describe(String apiVersion) {
        return "conflict with \"" + name + "\""
                + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"")
                + " using " + apiVersion;
    }

    ObjectNode toJson(String apiVersion, String time, FieldSet fields) {
        var entry = Json.object()
                .put("manager", name)
                .put("operation", operation)
                .put("apiVersion", apiVersion)
                .put("time", time)
                .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields.toJson());
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return entry;
    }
}
