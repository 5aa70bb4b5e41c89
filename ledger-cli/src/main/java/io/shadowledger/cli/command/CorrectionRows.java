package io.shadowledger.cli.command;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;

/** How corrections are shown, in their list and beside a break. */
public final class CorrectionRows {

    public static final Table<Correction> TABLE = new Table<>(
            Column.text("CORRECTION", Correction::correctionId),
            Column.text("ACCOUNT", Correction::accountId),
            Column.number("AMOUNT", Correction::amount),
            Column.text("CUR", Correction::currency),
            Column.text("STATUS", Correction::status),
            Column.text("MAKER", Correction::maker),
            Column.<Correction>text("CHECKER", Correction::checker).wide(),
            Column.<Correction>text("BREAK", Correction::breakId).wide(),
            Column.<Correction>text("VALUE TIME", Correction::valueTime).wide(),
            Column.<Correction>text("PROPOSED", Correction::proposedAt).wide(),
            Column.<Correction>text("DECIDED", Correction::decidedAt).wide(),
            Column.<Correction>text("EXPIRES", Correction::expiresAt).wide(),
            Column.<Correction>text("REVERSES", Correction::reverses).wide(),
            Column.<Correction>text("REVERSED BY", Correction::reversedBy).wide(),
            Column.<Correction>prose("NOTE", Correction::decisionNote).wide(),
            Column.prose("REASON", Correction::reason));

    private CorrectionRows() {}

    /** One correction with all that it would post. */
    public static Fields fields(Correction correction) {
        return new Fields()
                .add("Correction", correction.correctionId())
                .add("Break", correction.breakId())
                .add("Status", correction.status())
                .add("Account", correction.accountId())
                .add("Amount", correction.amount() + " " + correction.currency())
                .add("Contra", correction.contraAccount())
                .add("Value time", correction.valueTime())
                .add("Reason", correction.reason())
                .add("Maker", correction.maker())
                .add("Proposed", correction.proposedAt())
                .addIfPresent("Checker", correction.checker())
                .addIfPresent("Decided", correction.decidedAt())
                .addIfPresent("Note", correction.decisionNote())
                .addIfPresent("Reverses", correction.reverses())
                .addIfPresent("Reversed by", correction.reversedBy())
                .addIfPresent(
                        "Expires", correction.status() == CorrectionStatus.PROPOSED ? correction.expiresAt() : null)
                .addIfPresent("Policy", correction.policy())
                .add("Digest", correction.digest());
    }
}
