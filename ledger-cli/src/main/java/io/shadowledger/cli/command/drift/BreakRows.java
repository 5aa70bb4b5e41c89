package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Text;
import org.jspecify.annotations.Nullable;

/** How a break is shown by itself. */
final class BreakRows {

    private BreakRows() {}

    static Fields fields(Break found) {
        return new Fields()
                .add("Break", found.breakId())
                .add("Account", found.accountId())
                .add("Status", found.status())
                .add("Severity", found.severity())
                .add("Age", found.ageDays() + (found.ageDays() == 1 ? " day" : " days"))
                .add("Owner", found.owner() == null ? "nobody" : found.owner())
                .add("Suppressed", suppressed(found.suppressed()))
                .add("Verdict", found.verdict())
                .add(
                        "CBS",
                        found.reportedBalance() == null
                                ? "not reported"
                                : money(found.reportedBalance(), found.currency()))
                .add(
                        "Shadow",
                        found.shadowBalance() == null ? "not known" : money(found.shadowBalance(), found.currency()))
                .add("Drift", money(found.drift(), found.currency()) + " (shadow minus CBS)")
                .add("Unexplained", money(found.residual(), found.currency()))
                .add("Explanation", found.explanation())
                .add("As of", found.asOf())
                .add("Basis", found.basis())
                .add("Attachments", found.attachments())
                .add("Report", found.reportId())
                .add("Opened", found.openedAt())
                .add("Updated", found.updatedAt());
    }

    static String money(String amount, String currency) {
        return amount + " " + currency;
    }

    private static String suppressed(@Nullable Suppressed suppressed) {
        return suppressed == null
                ? "no"
                : "until " + Text.of(suppressed.until()) + " by " + suppressed.by() + ": " + suppressed.reason();
    }
}
