package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Comment;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "comment",
        description = "Add a comment to a break's history; it stays for good.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} drift comment brk-1 --text 'asked the branch'"})
final class DriftCommentCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BREAK", description = "The break's id, as 'drift list' shows it.")
    private String breakId = "";

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "One line of 3 to 500 characters.")
    private String text = "";

    private final Invocation invocation;

    DriftCommentCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var line = invocation.ledger().breaks().comment(breakId, new Comment(text));
        invocation
                .printer()
                .one(
                        line,
                        new Fields()
                                .add("Break", breakId)
                                .add("At", line.at())
                                .add("Who", line.who())
                                .add("What", line.what()));
        return ExitCode.OK;
    }
}
