package io.shadowledger.service.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads CSV (RFC 4180) in UTF-8, with comma or semicolon. The header line names the columns accountId, balance and, if
 * there is one, currency, in any order and case.
 */
@Component
final class CsvReportReader implements ReportReader {

    private static final String BALANCE = "balance";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_HEADER = 4096;
    private static final int LONGEST_RECORD = 64 * 1024;

    private final BalanceFields fields;

    CsvReportReader(BalanceFields fields) {
        this.fields = fields;
    }

    @Override
    public void read(InputStream content, AccountNames accounts, Consumer<BalanceLine> balances) {
        var progress = new Progress();
        try (var text = new BufferedReader(
                new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), LONGEST_HEADER * 2)) {
            skipByteOrderMark(text);
            for (var record : records(text)) {
                progress.line = Math.toIntExact(record.getStartingLineNumber());
                if (progress.columns == null) {
                    progress.columns = Columns.of(record, progress.line);
                } else {
                    balances.accept(balance(record, progress.columns, accounts, progress.line));
                }
            }
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw explain(broken, progress.line + 1);
        }
        if (progress.columns == null) {
            throw InvalidReportException.at(1, 1, "the file is empty: it begins with accountId,currency,balance");
        }
    }

    private BalanceLine balance(CsvRecord record, Columns columns, AccountNames accounts, int line) {
        if (record.getFieldCount() != columns.count()) {
            throw InvalidReportException.at(
                    line,
                    Math.min(record.getFieldCount(), columns.count()) + 1,
                    "this line has " + record.getFieldCount() + " fields, the header has " + columns.count());
        }
        BalanceFields.Place place =
                (field, what) -> InvalidReportException.at(line, columns.place(field) + 1, field, what);
        var account = fields.account(
                accounts.written(record.getField(columns.account()).strip()), place);
        var currency = fields.currency(
                columns.currency() < 0
                        ? null
                        : record.getField(columns.currency()).strip(),
                place);
        var balance = fields.balance(record.getField(columns.balance()).strip(), currency, BALANCE, place);
        return new BalanceLine(account, balance, line);
    }

    private static CsvReader<CsvRecord> records(BufferedReader text) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                // Field counts are checked here, where the message can say what was expected.
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(text);
    }

    /** Whichever of the two the header has more of; a header has no amounts that could have a comma. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int commas = 0;
        int semicolons = 0;
        boolean begun = false;
        for (int i = 0; i < LONGEST_HEADER - 1; i++) {
            int next = text.read();
            if (next < 0 || (begun && (next == '\n' || next == '\r'))) {
                break;
            }
            begun |= next != '\n' && next != '\r';
            commas += next == ',' ? 1 : 0;
            semicolons += next == ';' ? 1 : 0;
        }
        text.reset();
        return semicolons > commas ? ';' : ',';
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static RuntimeException explain(Exception broken, int line) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return InvalidReportException.at(line, 1, "from here on the file is not UTF-8: save it as UTF-8");
            }
        }
        if (broken instanceof CsvParseException) {
            return InvalidReportException.at(
                    line, 1, "this is not CSV: look for a quote that is not closed, or text after a closing quote");
        }
        return broken instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) broken;
    }

    private static final class Progress {
        private int line;
        private @Nullable Columns columns;
    }

    /** Which field of a record is what; the currency is -1 when there is no such column. */
    private record Columns(int account, int currency, int balance, int count) {

        static Columns of(CsvRecord header, int line) {
            int account = -1;
            int currency = -1;
            int balance = -1;
            for (int i = 0; i < header.getFieldCount(); i++) {
                var name = header.getField(i).strip();
                int known = switch (name.toLowerCase(Locale.ROOT)) {
                    case "accountid" -> account;
                    case "currency" -> currency;
                    case "balance" -> balance;
                    default ->
                        throw InvalidReportException.at(
                                line, i + 1, "unknown column: the header is accountId,currency,balance");
                };
                if (known >= 0) {
                    throw InvalidReportException.at(line, i + 1, "the header names " + name + " twice");
                }
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "accountid" -> account = i;
                    case "currency" -> currency = i;
                    default -> balance = i;
                }
            }
            if (account < 0 || balance < 0) {
                throw InvalidReportException.at(
                        line,
                        1,
                        "the header lacks " + (account < 0 ? BalanceFields.ACCOUNT : BALANCE)
                                + ": it is accountId,currency,balance");
            }
            return new Columns(account, currency, balance, header.getFieldCount());
        }

        int place(String field) {
            return switch (field) {
                case BalanceFields.ACCOUNT -> account;
                case BalanceFields.CURRENCY -> Math.max(currency, 0);
                default -> balance;
            };
        }
    }
}
