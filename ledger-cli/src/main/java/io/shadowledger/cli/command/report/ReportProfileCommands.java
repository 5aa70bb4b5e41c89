package io.shadowledger.cli.command.report;

import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** {@code report profile …}: how core banking systems write their CSV. */
@Command(
        name = "profile",
        description = "How core banking systems write the CSV of their balances.",
        subcommands = {
            ReportProfileCommands.ListCommand.class,
            ReportProfileCommands.ShowCommand.class,
            ReportProfileCommands.SaveCommand.class,
            ReportProfileCommands.DeleteCommand.class
        })
final class ReportProfileCommands {

    private static final Table<ReportProfile> TABLE = new Table<>(
            Column.text("PROFILE", ReportProfile::name),
            Column.number("VERSION", ReportProfile::version),
            Column.text("SAVED", ReportProfile::savedAt),
            Column.text("BY", ReportProfile::savedBy));

    private static Fields fields(ReportProfile profile) {
        var rules = profile.rules();
        var columns = rules.columns();
        var fields = new Fields()
                .add("Profile", profile.name())
                .add("Version", profile.version())
                .add("Saved", profile.savedAt())
                .add("By", profile.savedBy())
                .add("Columns between", rules.delimiter())
                .add("Texts in", rules.quote())
                .add("Encoding", rules.encoding())
                .add("Header", rules.header())
                .add("Skipped", rules.skipLines() + " lines before, " + rules.skipFooters() + " records after");
        if (columns != null) {
            new TreeMap<>(columns).forEach((field, column) -> fields.add("Column of " + field, column));
        }
        return fields.add("Dates", dates(rules))
                .add("Decimals after", rules.decimal())
                .addIfPresent("Thousands by", rules.grouping())
                .add("Sign", rules.sign())
                .add("Marks", rules.debitMark() + " debit, " + rules.creditMark() + " credit")
                .addIfPresent("Currency", rules.currency())
                .add("Zone", rules.zone())
                .add("Accounts", rules.accounts());
    }

    private static @Nullable String dates(CsvRules rules) {
        var formats = rules.dateFormats();
        return formats == null ? rules.dateFormat() : String.join(" or ", formats);
    }

    @Command(
            name = "list",
            description = "List the profiles.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report profile list"})
    static final class ListCommand implements Callable<Integer> {

        private final Invocation invocation;

        ListCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            invocation
                    .printer()
                    .list(
                            invocation.ledger().reportProfiles().profiles(),
                            TABLE,
                            "No profiles: 'report profile save' makes one.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            description = "Show a profile.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report profile show core-eod -o json"})
    static final class ShowCommand implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The profile's name.")
        private String name = "";

        private final Invocation invocation;

        ShowCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var profile = invocation.ledger().reportProfiles().profile(name);
            invocation.printer().one(profile, fields(profile));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "save",
            description = "Save a profile, or a new version of it.",
            footer = {
                "",
                "FILE is the JSON of its rules, as 'report profile show -o json' has them:",
                "  {\"delimiter\": \";\", \"columns\": {\"accountId\": \"Konto\", \"balance\": \"Saldo\"}}",
                "What is left out has its default (docs/reports.md).",
                "",
                "Examples:",
                "  ${ROOT-COMMAND-NAME} report profile save core-eod.json",
                "  ${ROOT-COMMAND-NAME} report profile save rules.json --name core-eod"
            })
    static final class SaveCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The file with the rules.")
        private String file = "";

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "The profile's name. Default: the file's, without its ending.")
        private @Nullable String name;

        private final Invocation invocation;

        SaveCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            var saved = invocation.ledger().reportProfiles().save(name == null ? nameOf(file) : name, rules(file));
            invocation.printer().one(saved, fields(saved));
            return ExitCode.OK;
        }

        private static String nameOf(String file) {
            return String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.[^.]*$", "");
        }

        private static CsvRules rules(String file) {
            var path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new CommandFailure(ExitCode.FAILURE, file + ": there is no such file");
            }
            try {
                return Documents.written().readValue(Files.readString(path), CsvRules.class);
            } catch (JacksonException invalid) {
                var at = invalid.getLocation();
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        file + ": line " + (at == null ? 1 : Math.max(1, at.getLineNr()))
                                + ": this is not a profile's JSON: " + invalid.getOriginalMessage(),
                        invalid);
            } catch (IOException unreadable) {
                throw new CommandFailure(
                        ExitCode.FAILURE, file + ": cannot be read: " + unreadable.getMessage(), unreadable);
            }
        }
    }

    @Command(
            name = "delete",
            description = "Take a profile out of use. Reports that were read with it keep naming it.",
            footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} report profile delete core-eod"})
    static final class DeleteCommand implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The profile's name.")
        private String name = "";

        private final Invocation invocation;

        DeleteCommand(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            invocation.ledger().reportProfiles().delete(name);
            invocation.note("Profile " + name + " is out of use.");
            return ExitCode.OK;
        }
    }
}
