package io.shadowledger.cli.command.report;

import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.cli.command.ChoiceConverter;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "matches",
        description = "List how a report's entries match the ledger's events.",
        footer = {
            "",
            "DIFFERENCE is events less entries: 0 where both books say the same.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} report matches REPORT --kind only-cbs",
            "  ${ROOT-COMMAND-NAME} report matches REPORT --account CZ-7 --limit 0 -o json"
        })
final class ReportMatchesCommand implements Callable<Integer> {

    private static final Table<EntryMatch> TABLE = new Table<>(
            Column.text("ACCOUNT", EntryMatch::accountId),
            Column.text("KIND", EntryMatch::kind),
            Column.number("CONF", EntryMatch::confidence),
            Column.number("DIFFERENCE", EntryMatch::difference),
            Column.text("CUR", EntryMatch::currency),
            Column.<EntryMatch>text("MATCH", EntryMatch::matchId).wide(),
            Column.<EntryMatch>text("RULE", EntryMatch::rule).wide(),
            Column.<EntryMatch>text("EVENTS", match -> String.join(" ", match.events()))
                    .wide(),
            Column.<EntryMatch>text("ENTRIES", EntryMatch::entries).wide(),
            Column.prose("EXPLANATION", EntryMatch::explanation));

    @Parameters(paramLabel = "REPORT", description = "The report's id, as 'report list' shows it.")
    private String reportId = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = OfKind.class,
            completionCandidates = OfKind.All.class,
            description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable MatchKind kind;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only those of this account.")
    private @Nullable String account;

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    ReportMatchesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var matching = invocation.ledger().matching();
        invocation
                .printer()
                .list(
                        limit.read(invocation, (after, size) -> matching.matches(reportId, kind, account, after, size)),
                        TABLE,
                        "No such matches: only statement files bring entries.");
        return ExitCode.OK;
    }

    static final class OfKind extends ChoiceConverter<MatchKind> {
        OfKind() {
            super(MatchKind.class);
        }

        static final class All extends Candidates<MatchKind> {
            All() {
                super(MatchKind.class);
            }
        }
    }
}
