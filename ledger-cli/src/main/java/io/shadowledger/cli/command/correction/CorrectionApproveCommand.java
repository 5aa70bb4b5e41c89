package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.cli.command.CorrectionRows;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.command.Waiting;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description = "Show exactly what a correction posts, ask, and approve that and nothing else; or all.",
        footer = {
            "",
            "An amount below 10,000 is confirmed with y; from there on the amount is to be",
            "typed. Where nobody can be asked, --yes confirms; --digest says which content",
            "was reviewed.",
            "",
            "--all approves the proposals of others, at most 1,000, with their total shown",
            "and asked for; each stands for itself, and waits for no posting.",
            "",
            "Exit codes: 0 posted, 5 approved but not posted in time, 6 refused: by four",
            "eyes, because the drift or the content changed, or as it was not confirmed.",
            "",
            "Examples:",
            "  ${ROOT-COMMAND-NAME} --as checker correction approve ID",
            "  ${ROOT-COMMAND-NAME} --as checker correction approve ID --yes --digest DIGEST",
            "  ${ROOT-COMMAND-NAME} --as checker correction approve --all --currency CZK"
        })
final class CorrectionApproveCommand implements Callable<Integer> {

    private static final Set<CorrectionStatus> UNDER_WAY =
            EnumSet.of(CorrectionStatus.APPROVED, CorrectionStatus.RELEASED);

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The correction's id, as 'correction list' shows it.")
    private @Nullable String id;

    @Option(names = "--all", description = "All proposals of others, instead of one.")
    private boolean all;

    @Option(names = "--currency", paramLabel = "CODE", description = "With --all: only those in this currency.")
    private @Nullable String currency;

    @Option(names = "--note", paramLabel = "TEXT", description = "The checker's words; at most 500 characters.")
    private @Nullable String note;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "The digest that was reviewed; refused if the correction has another by now.")
    private @Nullable String digest;

    @Option(
            names = {"-y", "--yes"},
            description = "Approve without being asked.")
    private boolean yes;

    @Mixin
    private Waiting waiting = new Waiting();

    private final Invocation invocation;

    CorrectionApproveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if ((id == null) != all || (id != null && currency != null) || (all && digest != null)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "name one correction by its id, or say --all; --currency goes with --all, --digest with an id");
        }
        return id == null ? new Bulk(invocation, currency, yes).approve(note) : approve(id);
    }

    private int approve(String correctionId) {
        var api = invocation.ledger().corrections();
        var shown = api.correction(correctionId);
        if (digest != null && !digest.equals(shown.digest())) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "correction " + correctionId + " is not what was reviewed: its digest is " + shown.digest()
                            + "; look at it again with 'correction show'");
        }
        if (shown.status() == CorrectionStatus.PROPOSED && !yes) {
            confirm(shown);
        }
        // The digest binds the approval to what was shown, whatever happened to the correction meanwhile.
        var approved = api.approve(correctionId, new Approval(shown.digest(), note));
        var outcome = waiting.wanted()
                ? waiting.until(
                        invocation,
                        "the posting of correction " + correctionId,
                        approved,
                        () -> api.correction(correctionId),
                        c -> !UNDER_WAY.contains(c.status()))
                : approved;
        invocation.printer().one(outcome, CorrectionRows.fields(outcome));
        return outcome.status() == CorrectionStatus.STALE ? ExitCode.REFUSED : ExitCode.OK;
    }

    private void confirm(Correction shown) {
        CorrectionRows.fields(shown).render(invocation.environment().columns()).forEach(invocation::note);
        Confirmation.of(shown).ask(invocation.environment().terminal());
    }
}
