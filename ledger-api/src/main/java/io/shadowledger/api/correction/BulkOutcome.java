package io.shadowledger.api.correction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many proposals or approvals. Each stands for itself: one that is refused keeps none of the others.
 *
 * @param items one for each that was asked for, in the order of asking
 * @param totals what those come to that succeeded, one per currency
 */
public record BulkOutcome(List<Done> items, List<Total> totals) {

    public BulkOutcome {
        items = List.copyOf(items);
        totals = List.copyOf(totals);
    }

    /**
     * @param breakId the break
     * @param correctionId the correction; absent when none was proposed
     * @param status where it stands now; absent when none was proposed
     * @param problem why it was refused; absent when it succeeded
     */
    public record Done(
            String breakId,
            @Nullable String correctionId,
            @Nullable CorrectionStatus status,
            @Nullable String problem) {}
}
