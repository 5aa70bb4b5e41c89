package io.shadowledger.cli.command.correction;

import picocli.CommandLine.Command;

/** {@code correction …}. */
@Command(
        name = "correction",
        description = "Corrections under four eyes: one proposes, another approves.",
        subcommands = {
            CorrectionProposeCommand.class,
            CorrectionApproveCommand.class,
            CorrectionRejectCommand.class,
            CorrectionReverseCommand.class,
            CorrectionListCommand.class,
            CorrectionShowCommand.class,
            CorrectionExportCommand.class
        })
public final class CorrectionCommands {}
