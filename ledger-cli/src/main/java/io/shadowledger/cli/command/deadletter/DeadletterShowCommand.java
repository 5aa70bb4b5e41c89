package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a record that could not be posted: why, its bytes, and its replays.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} deadletter show transactions.raw-3-1207",
            "  ${ROOT-COMMAND-NAME} deadletter show transactions.raw-3-1207 --payload > e.json"
        })
final class DeadletterShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The dead letter's id, as 'deadletter list' shows it.")
    private String id = "";

    @Option(names = "--payload", description = "Write what the record says, and nothing else: a file to mend.")
    private boolean payloadOnly;

    private final Invocation invocation;

    DeadletterShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var detail = invocation.ledger().deadLetters().deadLetter(id);
        var printer = invocation.printer();
        if (payloadOnly) {
            printer.line(text(detail));
            return ExitCode.OK;
        }
        printer.one(detail, DeadLetterRows.fields(detail));
        if (!printer.structured()) {
            sections(printer, detail);
        }
        return ExitCode.OK;
    }

    private static String text(DeadLetterDetail detail) {
        var payload = detail.payload();
        if (payload == null || payload.text() == null) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "dead letter " + detail.summary().id() + " is no text; -o json has its bytes in Base64");
        }
        return payload.text();
    }

    private void sections(Printer printer, DeadLetterDetail detail) {
        if (detail.payload() != null) {
            printer.section("What it says");
            HexDump.lines(detail.payload()).forEach(printer::line);
        }
        if (!detail.replays().isEmpty()) {
            printer.section("Replays");
            printer.table(detail.replays(), DeadLetterRows.REPLAYS);
        }
        var command = invocation.environment().commandName() + " deadletter ";
        switch (detail.summary().status()) {
            case OPEN, DISMISSED -> {
                printer.section("What can be done");
                var ways = new Fields();
                if (detail.fault() == null) {
                    ways.add("Replay it", command + "replay " + id);
                }
                if (detail.mendable()) {
                    ways.add("Mend it", command + "replay " + id + " --mended FILE --note '…'");
                }
                ways.add("Dismiss it", command + "dismiss " + id + " --reason '…'")
                        .render(Integer.MAX_VALUE)
                        .forEach(printer::line);
            }
            case PROPOSED -> {
                printer.section("What waits for approval");
                printer.line(String.valueOf(detail.replays().getFirst().payload()));
                printer.section("What can be done");
                new Fields()
                        .add("Approve it", command + "approve " + id)
                        .add("Reject it", command + "reject " + id + " --note '…'")
                        .render(Integer.MAX_VALUE)
                        .forEach(printer::line);
            }
            case REPLAYING, REPLAYED -> {}
        }
    }
}
