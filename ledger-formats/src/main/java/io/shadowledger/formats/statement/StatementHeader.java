package io.shadowledger.formats.statement;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says before its entries.
 *
 * @param format how it is written
 * @param account the account as the bank writes it, without blanks: an IBAN, else the bank's own number
 * @param currency the account's currency
 * @param statementId the bank's name for the statement: camt {@code Stmt/Id}, MT :20:, BAI2 sender and file id
 * @param sequence its number in a row and its page, as far as there are any: camt {@code ElctrncSeqNb} or
 *     {@code LglSeqNb} and {@code StmtPgntn}, MT :28C:, BAI2 the places of group and account in the file; else empty
 * @param opening the booked balance before its entries; null where the statement has none
 * @param line where it begins, from 1
 */
public record StatementHeader(
        StatementFormat format,
        String account,
        Currency currency,
        String statementId,
        String sequence,
        @Nullable Balance opening,
        long line)
        implements StatementPart {}
