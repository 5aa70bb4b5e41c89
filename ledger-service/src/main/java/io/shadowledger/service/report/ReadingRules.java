package io.shadowledger.service.report;

import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one version of a profile, as reading needs them: checked, with nothing left open.
 *
 * @param profile name and version, for messages and for the report
 * @param quote around texts
 * @param dates the ways that dates may be written, the preferred first
 * @param grouping null for none
 * @param currency of lines that name none; null for the ledger's
 */
record ReadingRules(
        String profile,
        char delimiter,
        char quote,
        Charset encoding,
        boolean header,
        int skipLines,
        int skipFooters,
        Map<String, String> columns,
        List<DateForm> dates,
        char decimal,
        @Nullable Character grouping,
        CsvRules.Sign sign,
        String debitMark,
        String creditMark,
        @Nullable String currency,
        CsvRules.Accounts accounts) {

    ReadingRules {
        dates = List.copyOf(dates);
    }

    /** One way to write a date. */
    record DateForm(String pattern, DateTimeFormatter formatter) {}

    static ReadingRules of(ReportProfile profile) {
        var rules = profile.rules();
        var formats = rules.dateFormats();
        var grouping = rules.grouping();
        return new ReadingRules(
                profile.name() + "/" + profile.version(),
                ProfileRules.character(ProfileRules.or(rules.delimiter(), ",")),
                ProfileRules.character(ProfileRules.or(rules.quote(), "\"")),
                Charset.forName(ProfileRules.or(rules.encoding(), "UTF-8")),
                ProfileRules.or(rules.header(), true),
                ProfileRules.or(rules.skipLines(), 0),
                ProfileRules.or(rules.skipFooters(), 0),
                ProfileRules.or(rules.columns(), Map.of()),
                (formats == null ? List.of(ProfileRules.or(rules.dateFormat(), "yyyy-MM-dd")) : formats)
                        .stream()
                                .map(pattern -> new DateForm(pattern, ProfileRules.dates(pattern)))
                                .toList(),
                ProfileRules.character(ProfileRules.or(rules.decimal(), ".")),
                grouping == null ? null : ProfileRules.character(grouping),
                ProfileRules.or(rules.sign(), CsvRules.Sign.SIGNED),
                ProfileRules.or(rules.debitMark(), "D"),
                ProfileRules.or(rules.creditMark(), "C"),
                rules.currency(),
                ProfileRules.or(rules.accounts(), CsvRules.Accounts.BANK));
    }
}
