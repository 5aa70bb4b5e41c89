package io.shadowledger.cli.command.event;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.imports.EventFile;
import io.shadowledger.cli.imports.EventRules;
import io.shadowledger.cli.imports.FieldMapping;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import io.shadowledger.cli.time.DatePattern;
import io.shadowledger.formats.event.AccountAliases;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a bank's file is written. */
final class FileOptions {

    private static final int YEARS_OF_A_CENTURY = 100;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "csv, jsonl (one object per line), camt053, mt940, mt942 or bai2. Default: as the file begins,"
                            + " else by its name.",
            converter = FormatConverter.class)
    private EventFile.@Nullable Format format;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            split = ",",
            description = "Which column holds which field; without a header, columns are numbers from 1."
                    + " Fields: eventId, accountId, type, amount, currency, timestamp, reference, description."
                    + " Default: columns named so.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What stands between columns; \\t is a tab. Default: what the first line has most of.")
    private @Nullable String delimiter;

    @Option(
            names = "--header",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether the first line names the columns. Default: it does.")
    private boolean header;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The file's characters, such as windows-1250. Default: UTF-8; in MT and BAI2, where a line"
                    + " is not UTF-8, Latin-1.")
    private @Nullable Charset encoding;

    @Option(
            names = "--credit",
            paramLabel = "WORD",
            split = ",",
            description = "What the type column says for a credit. Default: credit. Without a type column the"
                    + " amount's sign decides.")
    private Set<String> credit = new LinkedHashSet<>();

    @Option(
            names = "--debit",
            paramLabel = "WORD",
            split = ",",
            description = "What the type column says for a debit. Default: debit.")
    private Set<String> debit = new LinkedHashSet<>();

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "How times are written: yyMMdd, dd.MM.yyyy, dd.MM.yyyy HH:mm:ss. Default: RFC 3339, or"
                    + " a date, which is the start of its day.")
    private @Nullable String dateFormat;

    @Option(
            names = "--century",
            paramLabel = "YY",
            description = "The century of years with two digits: 19 for 1900 to 1999. Default: the hundred years"
                    + " up to 20 years from now, so that 93 is 1993.")
    private @Nullable Integer century;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The bank's time zone, such as Europe/Prague. Default: the context's, else UTC.")
    private @Nullable String zone;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The currency of lines that name none. Default: the ledger's default currency.")
    private @Nullable String currency;

    @Option(names = "--decimal-comma", description = "Amounts have a comma before their decimals: 12,50.")
    private boolean decimalComma;

    @Option(
            names = "--id-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Goes before every event id, to keep the ids of two sources apart.")
    private String idPrefix = "";

    @Option(
            names = "--account",
            paramLabel = "BANK=LEDGER",
            split = ",",
            description = "Under which id the ledger keeps an account of a statement, such as"
                    + " 50880050/0194774600=CZ-7. Default: its IBAN, else the bank's number with - for /.")
    private Map<String, String> accounts = new LinkedHashMap<>();

    /** The file as these options describe it. */
    EventFile file(Invocation invocation) {
        try {
            return new EventFile(
                    format,
                    delimiter(),
                    header,
                    encoding,
                    FieldMapping.of(map),
                    rules(invocation),
                    new AccountAliases(accounts));
        } catch (IllegalArgumentException invalid) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(invalid.getMessage()), invalid);
        }
    }

    /** What these options say, the same text for the same meaning: an import goes on only where it is the same. */
    String understanding(Invocation invocation) {
        return Arrays.asList(
                        format,
                        new TreeMap<>(map),
                        delimiter,
                        header,
                        encoding,
                        new TreeSet<>(credit),
                        new TreeSet<>(debit),
                        dateFormat,
                        century,
                        invocation.moments(zone).zone(),
                        currency,
                        decimalComma,
                        idPrefix,
                        new TreeMap<>(accounts))
                .toString();
    }

    private EventRules rules(Invocation invocation) {
        var moments = invocation.moments(zone);
        return new EventRules(
                credit, debit, dates(invocation, moments.zone()), moments, currency(), idPrefix, decimalComma);
    }

    private @Nullable DatePattern dates(Invocation invocation, ZoneId bank) {
        if (dateFormat == null) {
            return null;
        }
        int thisYear = invocation
                .environment()
                .clock()
                .instant()
                .atOffset(ZoneOffset.UTC)
                .getYear();
        if (century != null && (century < 10 || century > 99)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--century takes the first two digits of the years: 19 for 1900 to 1999");
        }
        int firstYear = century == null ? DatePattern.slidingFirstYear(thisYear) : century * YEARS_OF_A_CENTURY;
        try {
            return new DatePattern(dateFormat, bank, firstYear);
        } catch (IllegalArgumentException invalid) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "'" + dateFormat + "' is not a date format: use letters such as yyMMdd or dd.MM.yyyy ("
                            + invalid.getMessage() + ")",
                    invalid);
        }
    }

    private @Nullable String currency() {
        try {
            return currency == null ? null : Money.currency(currency).getCurrencyCode();
        } catch (InvalidMoneyException unknown) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private @Nullable Character delimiter() {
        if (delimiter == null) {
            return null;
        }
        var text = delimiter.equals("\\t") ? "\t" : delimiter;
        if (text.length() != 1 || text.equals("\"") || text.isBlank() && !text.equals("\t") && !text.equals(" ")) {
            throw new IllegalArgumentException("'" + delimiter + "' is not a delimiter: use one character, or \\t");
        }
        return text.charAt(0);
    }
}
