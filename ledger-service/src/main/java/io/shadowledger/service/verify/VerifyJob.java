package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.api.verification.PartitionVerification;
import io.shadowledger.api.verification.Verification;
import io.shadowledger.api.verification.VerificationStatus;
import io.shadowledger.service.job.Job;
import io.shadowledger.service.job.JobHinderedException;
import io.shadowledger.service.job.JobOutput;
import io.shadowledger.service.job.JobRefusedException;
import io.shadowledger.service.job.JobResult;
import io.shadowledger.service.problem.StateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Verifies the book in a process of its own. It is a verification like any other: {@code verify list} shows it, and a
 * job that was killed goes on with what it had begun.
 */
class VerifyJob implements Job {

    private static final String WHO = "verify-job";
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final Verifications verifications;
    private final VerificationRunner runner;
    private final boolean newOnly;

    VerifyJob(Verifications verifications, VerificationRunner runner, Environment environment) {
        this.verifications = verifications;
        this.runner = runner;
        this.newOnly = environment.getProperty("shadowledger.verification.new-only", Boolean.class, false);
    }

    @Override
    public JobResult run(JobOutput output) throws JobRefusedException, InterruptedException {
        var id = begin(output).verificationId();
        var watch = Thread.ofVirtual().name("verify-progress").start(() -> tellProgress(id, output));
        try {
            return await(id, output);
        } finally {
            watch.interrupt();
        }
    }

    private void tellProgress(String id, JobOutput output) {
        try {
            while (true) {
                Thread.sleep(TELL_EVERY);
                try {
                    var now = verifications.find(id);
                    output.progress(now.entries(), now.totalEntries(), now.stage());
                } catch (DataAccessException away) {
                    output.line("%s: how far it is cannot be read now", id);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private JobResult await(String id, JobOutput output) throws JobRefusedException, InterruptedException {
        Verification now = verifications.find(id);
        while (!now.status().over()) {
            // When another process has it, there is only its end to wait for
            if (!runner.run(id)) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
            var next = verifications.find(id);
            if (!next.stage().equals(now.stage())) {
                output.line("%s: %s, %,d of %,d entries", id, next.stage(), next.entries(), next.totalEntries());
            }
            now = next;
        }
        tell(now, output);
        if (now.status() == VerificationStatus.FAILED) {
            throw new JobRefusedException(now.stage());
        }
        return new JobResult(
                now.status() == VerificationStatus.GOOD,
                now,
                now.entries(),
                findings(now).stream().findFirst().map(VerifyJob::sentence).orElse("everything is as it was posted"));
    }

    private Verification begin(JobOutput output) throws JobRefusedException {
        try {
            var other = verifications.underWay();
            if (other == null) {
                var ordered = verifications.order(List.of(), newOnly, WHO);
                output.line(
                        "Verification %s of %,d partitions, %,d entries",
                        ordered.verificationId(), ordered.partitions().size(), ordered.totalEntries());
                return ordered;
            }
            if (!other.requestedBy().equals(WHO)) {
                throw new JobRefusedException("verification " + other.verificationId() + " of " + other.requestedBy()
                        + " is not over: wait for it, and start the job again");
            }
            output.line("Going on with verification %s", other.verificationId());
            return other;
        } catch (StateException refused) {
            throw new JobRefusedException(String.valueOf(refused.getMessage()), refused);
        } catch (BadSqlGrammarException noTables) {
            throw new JobRefusedException(
                    "the database has no tables for it: start the ledger of this version first, which makes them",
                    noTables);
        } catch (CannotGetJdbcConnectionException away) {
            throw new JobHinderedException(
                    "the database cannot be reached: check POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DATABASE,"
                            + " POSTGRES_USERNAME and POSTGRES_PASSWORD",
                    away);
        }
    }

    private static void tell(Verification result, JobOutput output) {
        for (var partition : result.partitions()) {
            output.line(
                    "%-30s %-7s %,12d entries up to batch %,d, chain head %s",
                    partition.partition(),
                    partition.status(),
                    partition.entries(),
                    partition.lastBatch(),
                    partition.chainHead());
        }
        findings(result).forEach(finding -> output.line("%s", sentence(finding)));
        output.line(
                "%s: %s",
                result.verificationId(),
                result.status() == VerificationStatus.GOOD ? "everything is as it was posted" : result.stage());
    }

    private static List<Finding> findings(Verification result) {
        var findings = new ArrayList<>(result.partitions().stream()
                .map(PartitionVerification::finding)
                .filter(Objects::nonNull)
                .toList());
        findings.addAll(result.findings());
        return findings;
    }

    private static String sentence(Finding finding) {
        return "BROKEN " + finding.table() + " (" + finding.key() + ")" + part(" ", finding.column())
                + part(": found ", finding.found()) + part(", expected ", finding.expected()) + ": "
                + finding.explanation();
    }

    private static String part(String lead, @Nullable String text) {
        return text == null ? "" : lead + text;
    }
}
