package io.shadowledger.cli.command.event;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.imports.ImportSummary;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** The figures of imports, for people and for programs: of one file an object, of several an array. */
final class ImportFigures {

    private ImportFigures() {}

    /** Prints what was imported. */
    static void print(Invocation invocation, List<ImportSummary> summaries, boolean severalFiles) {
        var printer = invocation.printer();
        if (printer.structured()) {
            printer.document(severalFiles ? summaries : summaries.getFirst());
            return;
        }
        summaries.forEach(summary -> {
            printer.one(summary, fields(summary));
            if (severalFiles) {
                printer.line("");
            }
        });
        if (severalFiles) {
            var all = sum(summaries);
            printer.one(all, fields(all));
        }
    }

    private static Fields fields(ImportSummary summary) {
        var fields = new Fields().add("File", summary.file()).add("Events", summary.events());
        if (summary.dryRun()) {
            fields.add("Sent", "nothing: this was a dry run");
        } else {
            fields.add("Accepted", summary.accepted()).add("Duplicates", summary.duplicates());
        }
        if (summary.confirmedBefore() > 0) {
            fields.add("Confirmed before", summary.confirmedBefore());
        }
        fields.add("Rejected", summary.rejected());
        if (summary.passedOver() > 0) {
            fields.add("Passed over", Text.count(summary.passedOver()) + " entries that move nothing, or not yet");
        }
        if (!summary.findings().isEmpty()) {
            fields.add("Findings", (long) summary.findings().size());
        }
        summary.totals()
                .forEach(t -> fields.add(
                        "Read in " + t.currency(),
                        Text.count(t.events()) + " events, credits " + t.credits() + ", debits " + t.debits()));
        return fields;
    }

    private static ImportSummary sum(List<ImportSummary> all) {
        var totals = new TreeMap<String, ImportSummary.ControlTotal>();
        all.forEach(s -> s.totals().forEach(t -> totals.merge(t.currency(), t, ImportFigures::add)));
        return new ImportSummary(
                "all " + all.size(),
                all.getFirst().dryRun(),
                all.stream().mapToLong(ImportSummary::events).sum(),
                all.stream().mapToLong(ImportSummary::confirmedBefore).sum(),
                all.stream().mapToLong(ImportSummary::accepted).sum(),
                all.stream().mapToLong(ImportSummary::duplicates).sum(),
                all.stream().mapToLong(ImportSummary::passedOver).sum(),
                all.stream().mapToLong(ImportSummary::rejected).sum(),
                List.of(),
                all.stream().flatMap(s -> s.findings().stream()).toList(),
                List.copyOf(totals.values()),
                all.stream().allMatch(ImportSummary::complete));
    }

    private static ImportSummary.ControlTotal add(ImportSummary.ControlTotal a, ImportSummary.ControlTotal b) {
        return new ImportSummary.ControlTotal(
                a.currency(), a.events() + b.events(), add(a.credits(), b.credits()), add(a.debits(), b.debits()));
    }

    private static String add(String a, String b) {
        return new BigDecimal(a).add(new BigDecimal(b)).toPlainString();
    }
}
