package io.shadowledger.formats.statement;

import io.shadowledger.api.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a statement. Texts are as the bank wrote them, in one line; null where it wrote none.
 *
 * @param ordinal its place among the statement's entries, from 1
 * @param status whether it is booked
 * @param valueDate when it counts for interest: camt {@code ValDt}, MT :61: subfield 1, BAI2 funds type V; where the bank
 *     says none, the booking date
 * @param bookingDate when it was booked: camt {@code BookgDt}, MT :61: subfield 2, BAI2 as-of date
 * @param amount signed: a debit is negative. A reversal stands on the side on which it books, opposite to what it takes
 *     back
 * @param reversal whether it takes back another entry: camt {@code RvslInd}, MT marks RC and RD
 * @param bankReference the bank's own id of it: camt {@code AcctSvcrRef}, else {@code NtryRef}; MT :61: subfield 8; BAI2
 *     bank reference number
 * @param ownerReference the customer's or the payment's id: camt {@code EndToEndId}, MT :61: subfield 7 or {@code EREF},
 *     BAI2 customer reference number
 * @param code the bank transaction code: camt {@code PMNT/RCDT/ESCT} or the proprietary one, MT :61: subfield 6 such as
 *     {@code NTRF}, BAI2 type code
 * @param counterparty the name of the other side
 * @param text remittance information or the bank's description
 * @param line where it begins in the file, from 1
 */
public record StatementEntry(
        long ordinal,
        Status status,
        LocalDate valueDate,
        @Nullable LocalDate bookingDate,
        Money amount,
        boolean reversal,
        @Nullable String bankReference,
        @Nullable String ownerReference,
        @Nullable String code,
        @Nullable String counterparty,
        @Nullable String text,
        long line)
        implements StatementPart {

    /** How far the bank has come with an entry. */
    public enum Status {
        /** It is in the bank's book. */
        BOOKED,
        /** It is expected: camt {@code PDNG} and {@code FUTR}, MT942 marks EC and ED. */
        PENDING,
        /** It moves nothing: camt {@code INFO}. */
        INFORMATION
    }
}
