package io.shadowledger.api.correction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many approvals at once, with what the checker saw of them.
 *
 * @param items the corrections, each once; at most {@link CorrectionsApi#MAX_BULK}
 * @param note the checker's words for all of them, if any; at most 500 characters
 * @param totals what the corrections come to, one per currency in any order; other totals are refused
 */
public record BulkApproval(List<Item> items, @Nullable String note, List<Total> totals) {

    public BulkApproval {
        items = List.copyOf(items);
        totals = List.copyOf(totals);
    }

    /**
     * @param correctionId the correction
     * @param digest the digest of it that the checker has seen
     */
    public record Item(String correctionId, String digest) {}
}
