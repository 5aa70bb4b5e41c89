package io.shadowledger.sandbox.kubernetes.simulated.object;

import java.util.ArrayList;
import java.util.List;

/**
 * How a write is to be done, from the query of its request.
 *
 * @param manager the field manager
 * @param validation what becomes of unknown fields
 * @param dryRun whether nothing is to be kept
 * @param force whether a server-side apply takes fields from other managers
 * @param warnings receives what the client should be told beside the answer
 */
public record WriteOptions(
        String manager, FieldValidation validation, boolean dryRun, boolean force, List<String> warnings) {

    /** What becomes of fields that the schema does not know. */
    public enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }

    /** Options of a write that the server does itself. */
    public static WriteOptions internal() {
        return new WriteOptions("simulated", FieldValidation.IGNORE, false, false, new ArrayList<>());
    }
}
