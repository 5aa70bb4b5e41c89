package io.shadowledger.api.audit;

import org.jspecify.annotations.Nullable;

/**
 * What comparing every row with its seal came to.
 *
 * @param good whether nothing was found
 * @param sealed how many rows are in the chain, as far as it was walked
 * @param waiting how many were added too lately to be in it
 * @param head the last good seal, in hexadecimal: keep it somewhere else, and give it to a later verification
 * @param finding what is wrong; absent if nothing is
 */
public record AuditVerification(
        boolean good,
        long sealed,
        long waiting,
        String head,
        @Nullable AuditFinding finding) {}
