package io.shadowledger.cli.command;

import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Style;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How reports are shown. */
public final class ReportRows {

    public static final Table<CbsReport> TABLE = new Table<>(
            Column.text("REPORT", CbsReport::reportId),
            Column.text("AS OF", CbsReport::asOf),
            Column.text("STATUS", CbsReport::status),
            Column.number("ACCOUNTS", CbsReport::accounts),
            Column.number("DO NOT TIE", ReportRows::offCount),
            Column.<CbsReport>number("ENTRIES", CbsReport::entries).wide(),
            Column.<CbsReport>number("FINDINGS", CbsReport::findings).wide(),
            Column.<CbsReport>text("BASIS", CbsReport::basis).wide(),
            Column.<CbsReport>text("FORMAT", CbsReport::format).wide(),
            Column.<CbsReport>text("PROFILE", CbsReport::profile).wide(),
            Column.<CbsReport>text("RECEIVED", CbsReport::receivedAt).wide(),
            Column.<CbsReport>text("FROM", CbsReport::receivedFrom).wide(),
            Column.<CbsReport>text("COMPARED", CbsReport::comparedAt).wide(),
            Column.<CbsReport>text("SHA-256", CbsReport::sha256).wide(),
            Column.prose("NAME", CbsReport::name));

    private ReportRows() {}

    /** One report. */
    public static Fields fields(CbsReport report) {
        var fields = new Fields()
                .add("Report", report.reportId())
                .add("Name", report.name())
                .add("Status", report.status())
                .addIfPresent("Detail", report.detail())
                .add("As of", report.asOf())
                .add("Basis", report.basis())
                .add("Format", report.format())
                .addIfPresent("Profile", report.profile())
                .add("Accounts", report.accounts())
                .addIfPresent("Entries", report.entries() == 0 ? null : report.entries())
                .addIfPresent("Findings", report.findings() == 0 ? null : report.findings())
                .addIfPresent("Verdicts", report.verdicts().isEmpty() ? null : verdicts(report));
        report.drift()
                .forEach(d -> fields.add(
                        "Drift " + d.currency(),
                        "net " + d.net() + ", gross " + d.gross() + ", unexplained " + d.residual()));
        return fields.add("Received", report.receivedAt())
                .add("From", report.receivedFrom())
                .addIfPresent("Compared", report.comparedAt())
                .add("SHA-256", report.sha256());
    }

    /** What the comparison came to, in a line and one per currency. */
    public static List<String> verdict(CbsReport report, Style style) {
        var lines = new ArrayList<String>();
        long off = offCount(report);
        lines.add(
                off == 0
                        ? style.good("All " + Text.count(report.accounts()) + " balances tie as of "
                                + Text.of(report.asOf()) + ".")
                        : style.bad(
                                Text.count(off) + " of " + Text.count(report.accounts()) + " balances do not tie as of "
                                        + Text.of(report.asOf()) + ": " + verdicts(report) + "."));
        if (report.findings() > 0) {
            lines.add(style.bad("The report contradicts itself " + Text.count(report.findings())
                    + (report.findings() == 1 ? " time" : " times") + ": 'report show " + report.reportId()
                    + "' lists it."));
        }
        report.drift().stream()
                .filter(d -> off > 0)
                .forEach(d -> lines.add("Drift " + d.currency() + ": net " + d.net() + ", gross " + d.gross() + "."));
        return lines;
    }

    /** Whether nothing in it differs, as far as it has been compared. */
    public static boolean ties(CbsReport report) {
        return offCount(report) == 0;
    }

    private static long offCount(CbsReport report) {
        return report.verdicts().entrySet().stream()
                .filter(e -> e.getKey() != Verdict.TIES)
                .mapToLong(e -> e.getValue())
                .sum();
    }

    private static String verdicts(CbsReport report) {
        return new TreeMap<>(report.verdicts())
                .entrySet().stream()
                        .map(e -> Text.choice(e.getKey()) + " " + Text.count(e.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
