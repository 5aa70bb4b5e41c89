package io.shadowledger.api.deadletter;

/**
 * A conflict with the record as it came.
 *
 * @param summary both sides
 * @param payload the bytes of what came later
 */
public record ConflictDetail(Conflict summary, RecordPayload payload) {}
