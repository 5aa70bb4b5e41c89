package io.shadowledger.sandbox.kubernetes.simulated.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;

/** JSON Patch, RFC 6902. */
public final class JsonPatches {

    private JsonPatches() {}

    /**
     * The patched value.
     *
     * @throws ApiException 400 if the patch is malformed, names a missing path, or its test fails
     */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        try {
            return JsonPatch.apply(patch, target);
        } catch (JsonPatchException e) {
            throw ApiException.badRequest("the JSON patch cannot be applied: " + e.getMessage());
        }
    }
}
