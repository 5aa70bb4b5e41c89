package io.shadowledger.console.report;

import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.console.format.Figures;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Parts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report came to, in short. */
final class ReportTexts {

    private ReportTexts() {}

    /** {@code 583 tie · 4 missing credit · 4 rounding}. */
    static String verdicts(CbsReport report, Figures figures) {
        if (report.verdicts().isEmpty()) {
            return Objects.requireNonNullElse(report.detail(), "–");
        }
        var findings = report.findings() == 0
                ? Stream.<String>empty()
                : Stream.of(I18NProvider.translate("report.findings.count", figures.count(report.findings())));
        var verdicts = report.verdicts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.<Map.Entry<Verdict, Long>, Boolean>comparing(entry -> entry.getKey() != Verdict.TIES)
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> I18NProvider.translate(
                        "report.verdict", figures.count(entry.getValue()), uncapitalised(Badge.word(entry.getKey()))));
        return Stream.concat(verdicts, findings).collect(Collectors.joining(" · "));
    }

    /** {@code CSV, profile core-eod/3}. */
    static String file(CbsReport report) {
        var format = Arrays.stream(ReportDesk.FileFormat.values())
                .filter(known -> known.wire().equals(report.format()))
                .findFirst()
                .map(Badge::word)
                .orElse(report.format());
        return report.profile() == null
                ? format
                : I18NProvider.translate("report.file.profile", format, report.profile());
    }

    /** The net drift per currency: {@code −1,234.50 CZK}. */
    static String drift(CbsReport report, Figures figures) {
        if (report.comparedAt() == null) {
            return "";
        }
        return report.drift().isEmpty()
                ? I18NProvider.translate("report.drift.none")
                : report.drift().stream()
                        .map(drift -> I18NProvider.translate("money", figures.signed(drift.net()), drift.currency()))
                        .collect(Collectors.joining("\n"));
    }

    private static String uncapitalised(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    static String tone(CbsReport report) {
        return report.drift().size() == 1 ? Parts.tone(report.drift().getFirst().net()) : "";
    }
}
