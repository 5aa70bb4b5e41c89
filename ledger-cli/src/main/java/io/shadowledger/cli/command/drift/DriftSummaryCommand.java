package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.WatchOptions;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "summary",
        description = "Count breaks and what is at risk, by currency and age.",
        footer = {
            "",
            "NET is the sum of the drifts with their signs, GROSS that of their magnitudes,",
            "RESIDUAL what nothing explains of them.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift summary",
            "  ${ROOT-COMMAND-NAME} drift summary --owner me --watch"
        })
final class DriftSummaryCommand implements Callable<Integer> {

    private static final Table<BreakSummary.CurrencyRisk> CURRENCIES = new Table<>(
            Column.text("CUR", BreakSummary.CurrencyRisk::currency),
            Column.number("BREAKS", BreakSummary.CurrencyRisk::breaks),
            Column.number("NET", BreakSummary.CurrencyRisk::net),
            Column.number("GROSS", BreakSummary.CurrencyRisk::gross),
            Column.number("RESIDUAL", BreakSummary.CurrencyRisk::residual));

    private static final Table<BandRisk> AGES = new Table<>(
            Column.text("DAYS", BandRisk::days),
            Column.text("CUR", row -> row.risk().currency()),
            Column.number("BREAKS", row -> row.risk().breaks()),
            Column.number("NET", row -> row.risk().net()),
            Column.number("GROSS", row -> row.risk().gross()),
            Column.number("RESIDUAL", row -> row.risk().residual()));

    private record BandRisk(String days, BreakSummary.CurrencyRisk risk) {}

    @Mixin
    private BreakConditions conditions = new BreakConditions();

    @Mixin
    private WatchOptions watch = new WatchOptions();

    private final Invocation invocation;

    DriftSummaryCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return watch.run(invocation, this::show);
    }

    private int show(Printer printer) {
        var summary = invocation.ledger().drift().summary(conditions.filter());
        printer.one(
                summary,
                new Fields()
                        .add("Breaks", summary.breaks())
                        .add("As of", summary.asOf())
                        .add("Severity", counts(summary.severities()))
                        .add("Status", counts(summary.statuses()))
                        .add("Verdict", counts(summary.verdicts()))
                        .add(
                                "Owner",
                                summary.owners().stream()
                                        .map(each ->
                                                (each.owner() == null ? "nobody" : each.owner()) + " " + each.breaks())
                                        .collect(Collectors.joining(", "))));
        if (!printer.structured() && summary.breaks() > 0) {
            printer.section("At risk");
            printer.table(summary.currencies(), CURRENCIES);
            printer.section("By age");
            printer.table(
                    summary.ages().stream()
                            .flatMap(band -> band.currencies().stream().map(risk -> new BandRisk(days(band), risk)))
                            .toList(),
                    AGES);
        }
        return ExitCode.OK;
    }

    private static String days(BreakSummary.AgeBand band) {
        return band.toDays() == null ? band.fromDays() + "+" : band.fromDays() + "-" + band.toDays();
    }

    private static <E extends Enum<E>> String counts(Map<E, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Text.choice(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
