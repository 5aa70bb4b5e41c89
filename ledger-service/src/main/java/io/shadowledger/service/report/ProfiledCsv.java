package io.shadowledger.service.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.shadowledger.api.report.ReportProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** CSV as a profile says it is written; record by record, nothing of the whole is kept in memory. */
final class ProfiledCsv implements ReportContent {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_RECORD = 64 * 1024;

    private final ReportBytes content;
    private final ReadingRules rules;
    private final ProfiledLine lines;
    private final ZoneId zone;
    private @Nullable LocalDate day;

    private ProfiledCsv(ReportBytes content, ReadingRules rules, ProfiledLine lines, ZoneId zone) {
        this.content = content;
        this.rules = rules;
        this.lines = lines;
        this.zone = zone;
    }

    /** Begins with a file; where the profile reads its date, the file is read once for it. */
    static ProfiledCsv of(
            ReportBytes content, ReportProfile profile, BalanceFields fields, ZoneId zone, AccountNames accounts) {
        var rules = ReadingRules.of(profile);
        var csv = new ProfiledCsv(content, rules, new ProfiledLine(rules, fields, accounts), zone);
        if (rules.columns().containsKey(ProfiledLine.DATE)) {
            csv.balances(_ -> {});
        }
        return csv;
    }

    @Override
    public @Nullable Instant asOf() {
        return day == null
                ? null
                : day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public String reading() {
        return rules.profile() + " " + zone;
    }

    @Override
    public void balances(Consumer<BalanceLine> balances) {
        int skipped = rules.skipLines();
        int line = skipped;
        var days = new ProfiledDay(rules.dates(), rules.profile());
        try (var text = new BufferedReader(
                new InputStreamReader(content.open(), rules.encoding().newDecoder()))) {
            skip(text, skipped);
            ProfileColumns columns = rules.header() ? null : ProfileColumns.numbered(rules.columns());
            var held = new ArrayDeque<CsvRecord>();
            for (var record : records(text)) {
                line = skipped + Math.toIntExact(record.getStartingLineNumber());
                if (columns == null) {
                    columns = ProfileColumns.named(rules.columns(), record, line, rules.profile());
                    continue;
                }
                held.add(record);
                if (held.size() > rules.skipFooters()) {
                    accept(held.remove(), columns, days, balances);
                }
            }
            if (columns == null) {
                throw InvalidReportException.at(
                        line + 1, 1, "the file ends before the header that " + rules.profile() + " reads");
            }
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw explain(broken, line + 1);
        }
        day = days.day();
    }

    private void accept(CsvRecord record, ProfileColumns columns, ProfiledDay days, Consumer<BalanceLine> balances) {
        int line = rules.skipLines() + Math.toIntExact(record.getStartingLineNumber());
        var date = lines.date(record, columns, line);
        if (date != null) {
            days.add(date, line, columns.number(ProfiledLine.DATE));
        }
        balances.accept(lines.balance(record, columns, line));
    }

    private CsvReader<CsvRecord> records(BufferedReader text) {
        return CsvReader.builder()
                .fieldSeparator(rules.delimiter())
                .quoteCharacter(rules.quote())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(text);
    }

    private void skip(BufferedReader text, int lines) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        for (int i = 0; i < lines; i++) {
            if (text.readLine() == null) {
                throw InvalidReportException.at(
                        i + 1, 1, "the file ends within the " + lines + " lines that " + rules.profile() + " skips");
            }
        }
    }

    private RuntimeException explain(Exception broken, int line) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return InvalidReportException.at(
                        line,
                        1,
                        "from here on the file is not " + rules.encoding() + ", which profile " + rules.profile()
                                + " expects");
            }
        }
        if (broken instanceof CsvParseException) {
            return InvalidReportException.at(
                    line,
                    1,
                    "this is not CSV as profile " + rules.profile() + " expects it (columns between "
                            + rules.delimiter()
                            + ", texts in " + rules.quote()
                            + "): look for a quote that is not closed, or text after a closing quote");
        }
        return broken instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) broken;
    }
}
