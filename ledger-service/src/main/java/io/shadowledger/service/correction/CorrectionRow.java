package io.shadowledger.service.correction;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.drift.OpenBreak;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A correction as it stands in the database.
 *
 * @param reportNo the report that it corrects the account to
 * @param amount what is posted on the account: the opposite of the drift, or of the correction that it reverses
 * @param digest SHA-256, lower-case hexadecimal
 * @param reverses the id of the correction that it takes back
 * @param reversedBy the id of the one that takes it back, or is proposed to
 * @param policyNo the key of the policy that made it
 * @param policy the digest of that policy
 */
record CorrectionRow(
        long correctionNo,
        String correctionId,
        long breakNo,
        String breakId,
        long reportNo,
        String accountId,
        Money amount,
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
        @Nullable Long policyNo,
        @Nullable String policy) {

    /** The ledger's account for drift that finance has booked and not cleared. */
    static final String CONTRA_ACCOUNT = "@drift-suspense";

    /**
     * What a correction is for.
     *
     * @param valueTime the value time it is posted with
     */
    record Ground(long breakNo, String breakId, long reportNo, String accountId, Instant valueTime) {

        static Ground of(OpenBreak open) {
            return new Ground(open.breakNo(), open.breakId(), open.reportNo(), open.accountId(), open.asOf());
        }
    }

    /**
     * A proposal to be.
     *
     * @param at when it is proposed
     * @param reverses the id of the correction that it takes back
     * @param policy what makes it; null where a person does
     */
    static CorrectionRow proposed(
            String correctionId,
            Ground ground,
            Money amount,
            String reason,
            String maker,
            Instant at,
            Instant expiresAt,
            @Nullable String reverses,
            @Nullable StoredPolicy policy) {
        return new CorrectionRow(
                0,
                correctionId,
                ground.breakNo(),
                ground.breakId(),
                ground.reportNo(),
                ground.accountId(),
                amount,
                ground.valueTime(),
                reason,
                CorrectionStatus.PROPOSED,
                maker,
                at,
                null,
                null,
                null,
                digest(event(correctionId, ground.breakId(), ground.accountId(), amount, ground.valueTime(), reason)),
                reverses,
                null,
                expiresAt,
                policy == null ? null : policy.policyNo(),
                policy == null ? null : policy.digest());
    }

    boolean isReversal() {
        return reverses != null;
    }

    /** Whether it is too late to decide on the proposal. */
    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** What is posted; nothing else of the row is. */
    BookableEvent event() {
        return event(correctionId, breakId, accountId, amount, valueTime, reason);
    }

    private static BookableEvent event(
            String correctionId, String breakId, String accountId, Money amount, Instant valueTime, String reason) {
        return new BookableEvent(correctionId, accountId, amount, valueTime, breakId, reason);
    }

    /** The digest of an event: the hash of its content that the book's chain links, too. */
    static String digest(BookableEvent event) {
        return HexFormat.of().formatHex(ContentHash.of(EntryKind.CORRECTION, event));
    }

    Correction view() {
        return new Correction(
                correctionId,
                breakId,
                accountId,
                amount.currency().getCurrencyCode(),
                amount.toDecimalString(),
                CONTRA_ACCOUNT,
                valueTime,
                reason,
                status,
                maker,
                proposedAt,
                checker,
                decidedAt,
                decisionNote,
                digest,
                reverses,
                reversedBy,
                expiresAt,
                policy);
    }
}
