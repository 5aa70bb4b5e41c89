package io.shadowledger.api.deadletter;

/**
 * How many dead letters a selection holds.
 *
 * @param dryRun whether they were counted only
 * @param replayable how many can be posted as they came, and were set on their way unless it was a dry run
 * @param unreadable how many of the selection can still not be read: each needs a mended event, or is to be dismissed
 * @param more whether there are more of them than one request takes ({@link DeadLettersApi#MAX_REPLAYS}): ask again
 */
public record ReplayCount(boolean dryRun, int replayable, int unreadable, boolean more) {}
