package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionPolicies.AutomaticRule;
import io.shadowledger.api.correction.CorrectionPolicies.RoleLimit;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        name = "policy",
        description = "Show the rules that corrections are under: expiry, limits, and what is automatic.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} correction policy"})
final class CorrectionPolicyCommand implements Callable<Integer> {

    private static final Table<RoleLimit> LIMITS = new Table<>(
            Column.text("ROLE", RoleLimit::role),
            Column.text("CUR", RoleLimit::currency),
            Column.number("PROPOSE", RoleLimit::propose),
            Column.number("APPROVE", RoleLimit::approve));

    private static final Table<AutomaticRule> RULES = new Table<>(
            Column.text("CUR", AutomaticRule::currency),
            Column.number("UP TO", AutomaticRule::upTo),
            Column.number("USED TODAY", AutomaticRule::used),
            Column.number("DAILY CAP", AutomaticRule::dailyCap),
            Column.prose("CAUSES", CorrectionPolicyCommand::causes));

    private final Invocation invocation;

    CorrectionPolicyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var printer = invocation.printer();
        var policies = invocation.ledger().corrections().policies();
        printer.one(policies, fields(policies));
        if (printer.structured()) {
            return ExitCode.OK;
        }
        if (!policies.limits().isEmpty()) {
            printer.section("Limits");
            printer.table(policies.limits(), LIMITS);
        }
        var automatic = policies.automatic();
        if (automatic != null) {
            printer.section("Automatic");
            printer.table(automatic.rules(), RULES);
        }
        return ExitCode.OK;
    }

    private static String causes(AutomaticRule rule) {
        return rule.verdicts().stream().map(Text::choice).collect(Collectors.joining(", "));
    }

    private static Fields fields(CorrectionPolicies policies) {
        var fields = new Fields().add("Expire after", Text.duration(Duration.parse(policies.expireAfter())));
        var automatic = policies.automatic();
        if (automatic == null) {
            return fields.add("Automatic", "nothing").addIfPresent("Obstacle", policies.obstacle());
        }
        return fields.add("Automatic", automatic.policyId())
                .add("Digest", automatic.digest())
                .add("Since", automatic.since())
                .add("Day", automatic.day() + " in " + automatic.zone());
    }
}
