package io.shadowledger.service.correction;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A correction as it stands in the database.
 *
 * @param amount what is posted on the account: the opposite of the drift
 * @param digest SHA-256, lower-case hexadecimal
 */
record CorrectionRow(
        long correctionNo,
        String correctionId,
        long breakNo,
        String breakId,
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
        String digest) {

    /** The ledger's account for drift that finance has booked and not cleared. */
    static final String CONTRA_ACCOUNT = "@drift-suspense";

    /** What is posted; nothing else of the row is. */
    BookableEvent event() {
        return event(correctionId, breakId, accountId, amount, valueTime, reason);
    }

    static BookableEvent event(
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
                null,
                null,
                null,
                null);
    }
}
