package io.shadowledger.cli.command.verification;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.api.verification.PartitionVerification;
import io.shadowledger.api.verification.Verification;
import io.shadowledger.api.verification.VerificationStatus;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How verifications are shown. */
final class VerificationRows {

    static final Table<Verification> TABLE = new Table<>(
            Column.text("VERIFICATION", Verification::verificationId),
            Column.text("STATUS", Verification::status),
            Column.text("REQUESTED", Verification::requestedAt),
            Column.number("ENTRIES", Verification::entries),
            Column.number("FINDINGS", v -> (long) findings(v).size()),
            Column.<Verification>text("NEW ONLY", Verification::newOnly).wide(),
            Column.<Verification>text("STARTED", Verification::startedAt).wide(),
            Column.<Verification>text("FINISHED", Verification::finishedAt).wide(),
            Column.<Verification>number("OF", Verification::totalEntries).wide(),
            Column.prose("BY", Verification::requestedBy));

    private static final Table<PartitionVerification> PARTITIONS = new Table<>(
            Column.text("PARTITION", PartitionVerification::partition),
            Column.text("STATUS", PartitionVerification::status),
            Column.number("ENTRIES", PartitionVerification::entries),
            Column.number("LAST BATCH", PartitionVerification::lastBatch),
            Column.<PartitionVerification>number("FIRST BATCH", PartitionVerification::firstBatch)
                    .wide(),
            Column.<PartitionVerification>number("LAST OFFSET", PartitionVerification::lastOffset)
                    .wide(),
            Column.prose("CHAIN HEAD", PartitionVerification::chainHead),
            Column.<PartitionVerification>text("SEAL", PartitionVerification::seal)
                    .wide());

    private VerificationRows() {}

    /** Prints one, and answers the exit code that it stands for. */
    static int print(Verification verification, Printer printer) {
        if (printer.structured()) {
            printer.document(verification);
        } else {
            text(verification, printer);
        }
        return verification.status() == VerificationStatus.BROKEN || verification.status() == VerificationStatus.FAILED
                ? ExitCode.FAILURE
                : ExitCode.OK;
    }

    /** How far it is, on one line. */
    static String progress(Verification now) {
        if (now.totalEntries() == 0 || now.entriesPerSecond() == null) {
            return now.verificationId() + ": " + now.stage();
        }
        return "%s: %d %%, %s/s%s, %s"
                .formatted(
                        now.verificationId(),
                        now.entries() * 100 / now.totalEntries(),
                        Text.count(now.entriesPerSecond()),
                        now.remainingSeconds() == null ? "" : ", " + now.remainingSeconds() + " s left",
                        now.stage());
    }

    private static void text(Verification verification, Printer printer) {
        if (!verification.partitions().isEmpty()) {
            printer.list(verification.partitions(), PARTITIONS, "");
        }
        for (var finding : findings(verification)) {
            printer.line("");
            printer.one(finding, fields(finding));
        }
        printer.line("");
        var style = printer.style();
        printer.line(
                switch (verification.status()) {
                    case GOOD ->
                        style.good(verification.verificationId() + ": " + Text.count(verification.entries())
                                + " entries are as they were posted.");
                    case BROKEN ->
                        style.bad(verification.verificationId() + ": the book is NOT as it was posted; "
                                + findings(verification).size() + " found.");
                    case FAILED -> style.bad(verification.verificationId() + ": " + verification.stage());
                    case PENDING, RUNNING -> progress(verification);
                });
    }

    private static Fields fields(Finding finding) {
        return new Fields()
                .add("Broken", finding.table())
                .add("Row", finding.key())
                .addIfPresent("Column", finding.column())
                .addIfPresent("Found", finding.found())
                .addIfPresent("Expected", finding.expected())
                .add("Why", finding.explanation());
    }

    private static List<Finding> findings(Verification verification) {
        var findings = new ArrayList<>(verification.partitions().stream()
                .map(PartitionVerification::finding)
                .filter(Objects::nonNull)
                .toList());
        findings.addAll(verification.findings());
        return findings;
    }
}
