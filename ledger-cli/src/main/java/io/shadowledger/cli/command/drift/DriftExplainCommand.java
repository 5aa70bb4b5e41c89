package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.BreakExplanation.Found;
import io.shadowledger.api.drift.BreakExplanation.Step;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Ask everything that can explain a break, by the book as it is now. Nothing is changed.",
        footer = {
            "",
            "The first that found the cause has the word; CONF is how sure it is, 0 to 100.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} drift explain brk-1",
            "  ${ROOT-COMMAND-NAME} drift explain brk-1 --all"
        })
final class DriftExplainCommand implements Callable<Integer> {

    private static final Table<Step> STEPS = new Table<>(
            Column.text("EXPLAINER", Step::explainer),
            Column.text("FOUND", Step::found),
            Column.number("CONF", Step::confidence),
            Column.prose("WHAT", Step::sentence),
            Column.<Step>text("EVENTS", step -> String.join(" ", step.evidence()))
                    .wide());

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    @Option(names = "--all", description = "Show those as well that found nothing.")
    private boolean all;

    private final Invocation invocation;

    DriftExplainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var explanation = invocation.ledger().explanations().explain(breakId);
        var printer = invocation.printer();
        printer.one(
                explanation,
                new Fields()
                        .add("Break", explanation.breakId())
                        .add("As of", explanation.asOf())
                        .add("Drift", explanation.drift() + " " + explanation.currency() + " (shadow minus CBS)")
                        .add("Unexplained", explanation.residual() + " " + explanation.currency()));
        if (!printer.structured()) {
            var shown = explanation.steps().stream()
                    .filter(step -> all || step.found() != Found.NOTHING)
                    .toList();
            if (!shown.isEmpty()) {
                printer.section("What was found");
                printer.table(shown, STEPS);
            }
            if (shown.size() < explanation.steps().size()) {
                printer.section("Nothing was found by");
                printer.line(inVain(explanation));
            }
        }
        return ExitCode.OK;
    }

    private static String inVain(BreakExplanation explanation) {
        return explanation.steps().stream()
                .filter(step -> step.found() == Found.NOTHING)
                .map(Step::explainer)
                .collect(Collectors.joining("\n"));
    }
}
