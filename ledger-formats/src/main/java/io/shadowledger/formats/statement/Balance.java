package io.shadowledger.formats.statement;

import io.shadowledger.api.money.Money;
import java.time.LocalDate;

/**
 * A balance that a statement states.
 *
 * @param kind which
 * @param amount negative for a debit balance
 * @param date the day it stands for
 * @param line where it stands in the file, from 1
 */
public record Balance(Kind kind, Money amount, LocalDate date, long line) {

    /** Which balance it is: camt {@code Bal/Tp}, MT940 field 60 to 65, BAI2 status type code. */
    public enum Kind {
        /** camt OPBD or PRCD, MT :60F: and :60M:, BAI2 010. */
        OPENING_BOOKED,
        /** camt CLBD, MT :62F:, BAI2 015. */
        CLOSING_BOOKED,
        /** camt ITBD, MT :62M: (more pages follow), BAI2 030. */
        INTERIM_BOOKED,
        /** camt OPAV, BAI2 040. */
        OPENING_AVAILABLE,
        /** camt CLAV, MT :64:, BAI2 045. */
        CLOSING_AVAILABLE,
        /** camt ITAV, BAI2 060. */
        INTERIM_AVAILABLE,
        /** camt FWAV, MT :65:. */
        FORWARD_AVAILABLE,
        /** Any other: information only. */
        OTHER
    }
}
