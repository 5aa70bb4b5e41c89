package io.shadowledger.api.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which open dead letters are to be sent again, unchanged.
 *
 * @param topic only those that came on this topic
 * @param reason only those whose reason holds this text, in whatever case
 * @param since only those recorded at this time or later
 * @param note why; 3 to 500 characters
 * @param dryRun whether to count them only
 * @param expected how many the dry run counted; the ledger refuses when they are others by now. Absent does not check
 */
public record ReplaySelection(
        @Nullable String topic,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable String note,
        boolean dryRun,
        @Nullable Integer expected) {}
