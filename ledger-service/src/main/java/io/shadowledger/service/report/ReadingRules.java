package io.shadowledger.service.report;

import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one version of a profile, as reading needs them: checked, with nothing left open.
 *
 * @param profile name and version, for messages and for the report
 * @param quote around texts
 * @param dates reads what {@code dateFormat} writes
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
        String dateFormat,
        DateTimeFormatter dates,
        char decimal,
        @Nullable Character grouping,
        CsvRules.Sign sign,
        String debitMark,
        String creditMark,
        @Nullable String currency,
        CsvRules.Accounts accounts) {

    static ReadingRules of(ReportProfile profile) {
        var rules = profile.rules();
        var dateFormat = ProfileRules.or(rules.dateFormat(), "yyyy-MM-dd");
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
                dateFormat,
                ProfileRules.dates(dateFormat),
                ProfileRules.character(ProfileRules.or(rules.decimal(), ".")),
                grouping == null ? null : ProfileRules.character(grouping),
                ProfileRules.or(rules.sign(), CsvRules.Sign.SIGNED),
                ProfileRules.or(rules.debitMark(), "D"),
                ProfileRules.or(rules.creditMark(), "C"),
                rules.currency(),
                ProfileRules.or(rules.accounts(), CsvRules.Accounts.BANK));
    }
}
