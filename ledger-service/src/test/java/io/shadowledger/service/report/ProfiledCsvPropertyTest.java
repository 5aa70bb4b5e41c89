package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.money.Money;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a core system's CSV looks like, what its profile reads is what was written. */
class ProfiledCsvPropertyTest {

    private static final BalanceFields FIELDS = new BalanceFields(Money.currency("EUR"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    record Row(String account, String currency, long minor) {}

    @Property(tries = 300)
    void whatIsWrittenAsAProfileSaysIsReadBackTheSame(
            @ForAll("tables") List<Row> table, @ForAll("profiles") CsvRules rules) {
        // Given
        var complete = ProfileRules.complete(rules);
        var file = render(table, complete).getBytes(Charset.forName(complete.encoding()));

        // When
        var content = ProfiledCsv.of(
                ReportBytes.of(file), profile(complete), FIELDS, ZoneOffset.UTC, AccountNames.WITHOUT_ALIASES);
        var read = new ArrayList<Row>();
        content.balances(line -> read.add(new Row(
                line.accountId(),
                line.balance().currency().getCurrencyCode(),
                line.balance().minor())));

        // Then
        assertThat(read).isEqualTo(table);
        assertThat(content.asOf()).isEqualTo(table.isEmpty() ? null : Instant.parse("2026-03-02T23:59:59.999999Z"));
    }

    @Property(tries = 500)
    void whateverTheBytesAreAFileIsReadOrItsMistakeIsNamed(@ForAll byte[] bytes, @ForAll("profiles") CsvRules rules) {
        // Given
        var profile = profile(ProfileRules.complete(rules));

        // When
        Exception thrown = null;
        try {
            ProfiledCsv.of(ReportBytes.of(bytes), profile, FIELDS, ZoneOffset.UTC, AccountNames.WITHOUT_ALIASES);
        } catch (InvalidReportException named) {
            thrown = named;
        }

        // Then
        assertThat(thrown == null || String.valueOf(thrown.getMessage()).startsWith("line "))
                .isTrue();
    }

    @Provide
    Arbitrary<List<Row>> tables() {
        var accounts =
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(20);
        var currencies = Arbitraries.of("EUR", "JPY", "KWD");
        var amounts = Arbitraries.longs().between(-Money.MAX_MINOR, Money.MAX_MINOR);
        return Combinators.combine(accounts, currencies, amounts)
                .as(Row::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<CsvRules> profiles() {
        var delimiters = Arbitraries.of(",", ";", "|", "\\t");
        var quotes = Arbitraries.of("\"", "'");
        var encodings = Arbitraries.of("UTF-8", "windows-1250", "UTF-16LE");
        var skips = Arbitraries.integers().between(0, 3);
        var numbers = Arbitraries.of(".;", ".;,", ",;.", ",; ");
        var dates = Arbitraries.of("yyyy-MM-dd", "dd.MM.yyyy", "yyMMdd");
        return Combinators.combine(
                        delimiters,
                        quotes,
                        encodings,
                        Arbitraries.of(true, false),
                        skips,
                        numbers,
                        dates,
                        Arbitraries.of(CsvRules.Sign.class))
                .as((delimiter, quote, encoding, header, skip, number, date, sign) -> {
                    var decimal = number.split(";")[0];
                    var grouping = number.length() > 2 ? number.substring(2) : null;
                    return new CsvRules(
                            delimiter,
                            quote,
                            encoding,
                            header,
                            skip,
                            skip,
                            columns(header, sign),
                            date,
                            decimal,
                            grouping,
                            sign,
                            "Soll",
                            "Haben",
                            null,
                            null,
                            null,
                            null);
                });
    }

    private static Map<String, String> columns(boolean header, CsvRules.Sign sign) {
        var names = fields(sign);
        return names.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> header ? "Col " + name : Integer.toString(names.indexOf(name) + 1)));
    }

    private static List<String> fields(CsvRules.Sign sign) {
        return switch (sign) {
            case SIGNED, INVERTED -> List.of("date", "balance", "accountId", "currency");
            case COLUMNS -> List.of("credit", "accountId", "debit", "date", "currency");
            case INDICATOR -> List.of("indicator", "accountId", "balance", "currency", "date");
        };
    }

    private static String render(List<Row> table, CsvRules rules) {
        var text = new StringBuilder("Stand der Konten\n".repeat(rules.skipLines()));
        var fields = fields(rules.sign());
        if (rules.header()) {
            text.append(line(fields.stream().map(field -> "Col " + field).toList(), rules));
        }
        for (var row : table) {
            text.append(
                    line(fields.stream().map(field -> cell(field, row, rules)).toList(), rules));
        }
        for (int i = 0; i < rules.skipFooters(); i++) {
            text.append(line(List.of("Summe"), rules));
        }
        return text.toString();
    }

    private static String cell(String field, Row row, CsvRules rules) {
        boolean debit = row.minor() < 0;
        return switch (field) {
            case "accountId" -> row.account();
            case "currency" -> row.currency();
            case "date" -> DAY.format(DateTimeFormatter.ofPattern(rules.dateFormat(), Locale.ROOT));
            case "indicator" -> debit ? "Soll" : "HABEN";
            case "debit" -> debit ? amount(row, rules) : "";
            case "credit" -> debit ? "" : amount(row, rules);
            default -> {
                boolean minus = rules.sign() == CsvRules.Sign.SIGNED && debit
                        || rules.sign() == CsvRules.Sign.INVERTED && row.minor() > 0;
                yield (minus ? "-" : "") + amount(row, rules);
            }
        };
    }

    /** The magnitude, digit by digit, so that nothing of the reader is used to write. */
    private static String amount(Row row, CsvRules rules) {
        int decimals = Money.currency(row.currency()).getDefaultFractionDigits();
        var digits = String.format(Locale.ROOT, "%0" + (decimals + 1) + "d", Math.abs(row.minor()));
        var whole = digits.substring(0, digits.length() - decimals);
        var grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0 && rules.grouping() != null) {
                grouped.append(rules.grouping());
            }
            grouped.append(whole.charAt(i));
        }
        return decimals == 0
                ? grouped.toString()
                : grouped + rules.decimal() + digits.substring(digits.length() - decimals);
    }

    private static String line(List<String> cells, CsvRules rules) {
        var quote = rules.quote();
        var delimiter = rules.delimiter().equals("\\t") ? "\t" : rules.delimiter();
        return cells.stream()
                        .map(cell -> quote + cell.replace(quote, quote + quote) + quote)
                        .collect(Collectors.joining(delimiter))
                + "\r\n";
    }

    private static ReportProfile profile(CsvRules rules) {
        return new ReportProfile("any", 1, rules, Instant.EPOCH, "maker");
    }
}
