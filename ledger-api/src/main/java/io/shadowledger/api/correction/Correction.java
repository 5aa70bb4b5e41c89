package io.shadowledger.api.correction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking that makes the shadow tie with the CBS again, under four eyes.
 *
 * @param correctionId derived from break, report, account, currency and drift, so that asking twice is one; also the
 *     event id of its entry
 * @param breakId the break it is for
 * @param accountId the account
 * @param currency ISO 4217 code
 * @param amount signed decimal string: what is posted on the account, the opposite of the drift
 * @param contraAccount where the other side goes: the drift-suspense account
 * @param valueTime the value time it is posted with: the as-of time of the report
 * @param reason why, in the maker's words
 * @param status where it stands
 * @param maker who proposed it; {@code policy} when a policy did
 * @param proposedAt when
 * @param checker who approved or rejected it; never the maker, except {@code policy}
 * @param decidedAt when
 * @param decisionNote the checker's words, if any
 * @param digest SHA-256 over all that would be posted, in lower-case hexadecimal; an approval names it
 * @param reverses the id of the posted correction that this one takes back; absent for all others
 * @param reversedBy the id of the correction that takes this one back, or is proposed to; absent without one
 * @param expiresAt when the proposal expires unless it is decided before; absent for those proposed without an end
 * @param policy the digest (SHA-256, lower-case hexadecimal) of the policy that proposed and approved it; absent when
 *     persons did
 */
public record Correction(
        String correctionId,
        String breakId,
        String accountId,
        String currency,
        String amount,
        String contraAccount,
        Instant valueTime,
        String reason,
        CorrectionStatus status,
        String maker,
        Instant proposedAt,
        @Nullable String checker,
        @Nullable Instant decidedAt,
        @Nullable String decisionNote,
        String digest,
        @Nullable String reverses,
        @Nullable String reversedBy,
        @Nullable Instant expiresAt,
        @Nullable String policy) {}
