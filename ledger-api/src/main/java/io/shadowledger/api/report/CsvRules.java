package io.shadowledger.api.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a core banking system writes the CSV of its balances. What is absent has the default that is named here.
 *
 * @param delimiter one character between columns, or {@code \t}; default {@code ,}
 * @param quote one character around texts; default {@code "}
 * @param encoding the file's characters, such as {@code windows-1250}; default UTF-8
 * @param header whether a line names the columns; default true
 * @param skipLines how many lines before the header, or before the first balance, do not count; default 0
 * @param skipFooters how many records at the end do not count; default 0
 * @param columns which column holds which field: its name in the header, or its number from 1. Needed: {@code accountId},
 *     and as {@code sign} says {@code balance} or {@code debit} and {@code credit}; {@code currency} and {@code date} are
 *     optional
 * @param dateFormat how {@code date} is written, such as {@code dd.MM.yyyy}; default {@code yyyy-MM-dd}
 * @param decimal the character before the decimals; default {@code .}
 * @param grouping the character between thousands; absent means none
 * @param sign how a balance says its side; default {@code SIGNED}
 * @param debitMark what the {@code indicator} column says for a debit balance; default {@code D}
 * @param creditMark what it says for a credit balance; default {@code C}
 * @param currency ISO 4217 code of lines that name none; default the ledger's
 * @param zone the bank's time zone, in which a date ends; default UTC
 * @param accounts how account numbers are understood; default {@code BANK}
 * @param dateFormats several ways that {@code date} may be written, at most 10, in the place of {@code dateFormat}: the
 *     first that fits all lines. Where two fit and give different days, the file is refused
 */
public record CsvRules(
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String encoding,
        @Nullable Boolean header,
        @Nullable Integer skipLines,
        @Nullable Integer skipFooters,
        @Nullable Map<String, String> columns,
        @Nullable String dateFormat,
        @Nullable String decimal,
        @Nullable String grouping,
        @Nullable Sign sign,
        @Nullable String debitMark,
        @Nullable String creditMark,
        @Nullable String currency,
        @Nullable String zone,
        @Nullable Accounts accounts,
        @Nullable List<String> dateFormats) {

    public CsvRules {
        columns = columns == null ? null : Map.copyOf(columns);
        dateFormats = dateFormats == null ? null : List.copyOf(dateFormats);
    }

    /** How a balance says whether it is the customer's or the bank's money. */
    public enum Sign {
        /** A leading or trailing minus, or brackets, is a debit balance. */
        SIGNED,
        /** As signed, but the bank's own view: a minus is a credit balance. */
        INVERTED,
        /** Columns {@code debit} and {@code credit}, of which one is filled or both make the balance. */
        COLUMNS,
        /** A column {@code indicator} says the side of the unsigned {@code balance}. */
        INDICATOR
    }

    /** How account numbers are understood, after aliases. */
    public enum Accounts {
        /** An IBAN in any spelling; else the bank's number, with {@code -} for characters that ids cannot have. */
        BANK,
        /** As they are written. */
        EXACT
    }
}
