package io.shadowledger.api.correction;

import java.util.List;

/**
 * Many proposals at once, with what the maker saw of them.
 *
 * @param breakIds the breaks, each once; at most {@link CorrectionsApi#MAX_BULK}
 * @param reason why the shadow is to be corrected, for all of them; 3 to 500 characters
 * @param totals what the corrections come to, one per currency in any order; other totals are refused
 */
public record BulkProposal(List<String> breakIds, String reason, List<Total> totals) {

    public BulkProposal {
        breakIds = List.copyOf(breakIds);
        totals = List.copyOf(totals);
    }
}
