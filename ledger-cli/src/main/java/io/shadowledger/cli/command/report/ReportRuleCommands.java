package io.shadowledger.cli.command.report;

import io.shadowledger.api.matching.DryRun;
import io.shadowledger.api.matching.MatchingCriteria;
import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** {@code report rule …}: the rules that entries are matched by. */
@Command(
        name = "rule",
        description = "The rules by which entries and events are matched.",
        subcommands = {
            ReportRuleCommands.ListCommand.class,
            ReportRuleCommands.SaveCommand.class,
            ReportRuleCommands.TryCommand.class,
            ReportRuleCommands.DeleteCommand.class
        })
final class ReportRuleCommands {

    private static final String FILE =
            "  {\"priority\": 350, \"enabled\": true, \"criteria\": {\"reference\": \"EXACT\", \"windowDays\": 5,";

    private static final Table<MatchingRule> TABLE = new Table<>(
            Column.number("PRIO", MatchingRule::priority),
            Column.text("RULE", MatchingRule::name),
            Column.number("VERSION", MatchingRule::version),
            Column.text("ENABLED", MatchingRule::enabled),
            Column.prose("MATCHES", rule -> words(rule.criteria())),
            Column.<MatchingRule>text("SAVED", MatchingRule::savedAt).wide(),
            Column.<MatchingRule>text("BY", MatchingRule::savedBy).wide());

    private static final Table<DryRun.Example> EXAMPLES = new Table<>(
            Column.text("ACCOUNT", DryRun.Example::accountId),
            Column.number("ENTRY", DryRun.Example::entry),
            Column.prose("NOW", DryRun.Example::now),
            Column.prose("THEN", DryRun.Example::then));

    private ReportRuleCommands() {}

    private static String words(MatchingCriteria criteria) {
        var tolerances = criteria.tolerances().stream()
                .map(tolerance -> tolerance.amount() + " " + tolerance.currency())
                .collect(Collectors.joining(", "));
        return (criteria.reference() == MatchingCriteria.ReferenceRule.EXACT ? "same reference" : "any reference")
                + (criteria.windowDays() == null ? ", any day" : ", within " + criteria.windowDays() + " days")
                + (criteria.similarity() == 0 ? "" : ", texts alike to " + criteria.similarity() + " %")
                + (tolerances.isEmpty() ? "" : ", amounts to within " + tolerances)
                + switch (criteria.cardinality()) {
                    case ONE_TO_ONE -> "";
                    case ONE_TO_MANY -> ", one event and several entries";
                    case MANY_TO_ONE -> ", several events and one entry";
                };
    }

    private static MatchingRule.Draft draft(String file) {
        var path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new CommandFailure(ExitCode.FAILURE, file + ": there is no such file");
        }
        try {
            return Documents.written().readValue(Files.readString(path), MatchingRule.Draft.class);
        } catch (JacksonException invalid) {
            var at = invalid.getLocation();
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    file + ": line " + (at == null ? 1 : Math.max(1, at.getLineNr())) + ": this is not a rule's JSON: "
                            + invalid.getOriginalMessage(),
                    invalid);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Fields fields(MatchingRule rule) {
        return new Fields()
                .add("Rule", rule.name())
                .add("Version", rule.version())
                .add("Priority", rule.priority())
                .add("Enabled", rule.enabled())
                .add("Matches", words(rule.criteria()))
                .addIfPresent("Saved", rule.savedAt())
                .addIfPresent("By", rule.savedBy());
    }

    @Command(
            name = "list",
            description = "List the rules in the order in which they are asked.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report rule list -o json"})
    static final class ListCommand implements Callable<Integer> {

        private final Invocation invocation;

        ListCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            invocation.printer().list(invocation.ledger().matchingRules().rules(), TABLE, "No rules.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "save",
            description = "Save a rule, or a new version of it.",
            footer = {
                "",
                "FILE is the rule's JSON (docs/drift.md):",
                FILE,
                "   \"similarity\": 0, \"cardinality\": \"ONE_TO_ONE\", \"tolerances\": []}}",
                "",
                "Examples:",
                "  ${ROOT-COMMAND-NAME} report rule save cards cards.json"
            })
    static final class SaveCommand implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "The rule's name.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "The file with the rule.")
        private String file = "";

        private final Invocation invocation;

        SaveCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var saved = invocation.ledger().matchingRules().save(name, draft(file));
            invocation.printer().one(saved, fields(saved));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "try",
            description = "Try a rule on past reports; nothing is written.",
            footer = {
                "",
                "Examples:",
                "  ${ROOT-COMMAND-NAME} report rule try cards.json --reports 20",
                "  ${ROOT-COMMAND-NAME} report rule try text.json --instead-of builtin.text"
            })
    static final class TryCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The file with the rule, as for 'save'.")
        private String file = "";

        @Option(
                names = "--instead-of",
                paramLabel = "NAME",
                description = "The rule that it would take the place of. Default: it is one more.")
        private @Nullable String name;

        @Option(
                names = "--reports",
                paramLabel = "N",
                defaultValue = "10",
                description = "How many past reports with entries, 1 to 50. Default: 10.")
        private int reports;

        private final Invocation invocation;

        TryCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var draft = draft(file);
            var run = invocation
                    .ledger()
                    .matchingRules()
                    .dryRun(new DryRun.Request(name, draft.priority(), draft.criteria(), reports));
            var printer = invocation.printer();
            printer.one(
                    run,
                    new Fields()
                            .add("Reports", run.reports())
                            .add("Accounts", run.accounts())
                            .add("Matched now", run.matchedNow())
                            .add("Matched then", run.matchedThen())
                            .add("Gained", run.gained())
                            .add("Lost", run.lost())
                            .add("Ambiguous", run.ambiguous()));
            if (!printer.structured() && !run.examples().isEmpty()) {
                printer.section("Examples");
                printer.table(run.examples(), EXAMPLES);
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "delete",
            description = "Take a rule out of use; one that comes with the ledger is again as it came.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report rule delete cards"})
    static final class DeleteCommand implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The rule's name.")
        private String name = "";

        private final Invocation invocation;

        DeleteCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            invocation.ledger().matchingRules().delete(name);
            invocation.note("Rule " + name + " is out of use.");
            return ExitCode.OK;
        }
    }
}
