package io.shadowledger.cli.command.audit;

import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.LimitOption;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "List acts that meet all that is asked for, the newest first.",
        footer = {
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} audit list --who checker --from 2026-11-20",
            "  ${ROOT-COMMAND-NAME} audit list --subject cor-5f0c -o json"
        })
final class AuditListCommand implements Callable<Integer> {

    private static final Table<AuditEntry> TABLE = new Table<>(
            Column.text("AT", AuditEntry::at),
            Column.text("WHO", AuditEntry::who),
            Column.text("WHAT", AuditEntry::what),
            Column.prose("SUBJECT", AuditEntry::subject),
            Column.<AuditEntry>number("SEAL", AuditEntry::sealNo).wide(),
            Column.<AuditEntry>text("TRACE", AuditEntry::traceId).wide(),
            Column.<AuditEntry>prose("AFTER", AuditEntry::after).wide());

    @Mixin
    private AuditConditions conditions = new AuditConditions();

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Invocation invocation;

    AuditListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var api = invocation.ledger().audit();
        var from = conditions.from(invocation);
        var to = conditions.to(invocation);
        var acts = limit.read(
                invocation,
                (after, size) ->
                        api.entries(conditions.who(), conditions.what(), conditions.subject(), from, to, after, size));
        invocation.printer().list(acts, TABLE, "No such acts.");
        return ExitCode.OK;
    }
}
