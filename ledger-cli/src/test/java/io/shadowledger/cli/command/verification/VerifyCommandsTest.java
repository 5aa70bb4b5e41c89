package io.shadowledger.cli.command.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Page;
import io.shadowledger.api.verification.Finding;
import io.shadowledger.api.verification.PartitionVerification;
import io.shadowledger.api.verification.Verification;
import io.shadowledger.api.verification.VerificationStatus;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandsTest {

    private static final Finding FORGED = new Finding(
            "entry",
            "partition_id=1, kafka_offset=17",
            "amount_minor",
            "500",
            "400",
            "the chain was made with the expected value");

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    @Test
    void aGoodBookEndsWithZero() {
        // Given
        ledger.on("POST /api/v1/verifications", verification(VerificationStatus.PENDING, null))
                .on(
                        "GET /api/v1/verifications/ver-7",
                        verification(VerificationStatus.RUNNING, null),
                        verification(VerificationStatus.GOOD, null));

        // When
        var result = cli.run("verify");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                PARTITION           STATUS  ENTRIES  LAST BATCH  CHAIN HEAD
                transactions.raw-0  good      1,200           3  ababababababababababababababab…

                ver-7: 1,200 entries are as they were posted.
                """);
    }

    @Test
    void aBrokenBookEndsWithOneAndNamesTheRow() {
        // Given
        ledger.on("POST /api/v1/verifications", verification(VerificationStatus.BROKEN, FORGED));

        // When
        var result = cli.run("verify");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("""
                Broken    entry
                Row       partition_id=1, kafka_offset=17
                Column    amount_minor
                Found     500
                Expected  400
                Why       the chain was made with the expected value

                ver-7: the book is NOT as it was posted; 1 found.
                """);
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whatIsAskedForIsSentAndNobodyWaits() {
        // Given
        ledger.on("POST /api/v1/verifications", verification(VerificationStatus.PENDING, null));

        // When
        var result = cli.run("verify", "--new-only", "--partition", "transactions.raw-0", "--no-wait", "-o", "json");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body()).isEqualTo("{\"partitions\":[\"transactions.raw-0\"],\"newOnly\":true}");
        assertThat(result.out()).contains("\"verificationId\" : \"ver-7\"");
        assertThat(cli.pauses()).isEmpty();
    }

    @Test
    void onlySoLongIsWaitedAsWasAskedFor() {
        // Given
        ledger.on("POST /api/v1/verifications", verification(VerificationStatus.PENDING, null))
                .on("GET /api/v1/verifications/ver-7", verification(VerificationStatus.RUNNING, null));

        // When
        var result = cli.run("verify", "--timeout", "3");

        // Then
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err())
                .isEqualTo(
                        "error: ver-7 is not done after 3 s; it goes on without this command: 'verify show ver-7'\n");
    }

    @Test
    void verificationsAreListedNewestFirst() {
        // Given
        ledger.on(
                "GET /api/v1/verifications",
                new Page<>(List.of(verification(VerificationStatus.BROKEN, FORGED)), null));

        // When
        var result = cli.run("verify", "list");

        // Then
        assertThat(result.out()).isEqualTo("""
                VERIFICATION  STATUS  REQUESTED             ENTRIES  FINDINGS  BY
                ver-7         broken  2026-11-23 06:00:00Z    1,200         1  auditor
                """);
    }

    @Test
    void oneUnderWayIsShownWithHowFarItIs() {
        // Given
        ledger.on("GET /api/v1/verifications/ver-7", verification(VerificationStatus.RUNNING, null));

        // When
        var result = cli.run("verify", "show", "ver-7");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).endsWith("ver-7: 50 %, 600/s, 2 s left, reading entries\n");
    }

    private static Verification verification(VerificationStatus status, @Nullable Finding finding) {
        return new Verification(
                "ver-7",
                status,
                false,
                "auditor",
                TestCli.NOW,
                TestCli.NOW,
                status.over() ? TestCli.NOW : null,
                "reading entries",
                1_200,
                2_400,
                status == VerificationStatus.RUNNING ? 600L : null,
                status == VerificationStatus.RUNNING ? 2L : null,
                List.of(new PartitionVerification(
                        "transactions.raw-0",
                        status,
                        1,
                        3,
                        1_300L,
                        1_200,
                        2_400,
                        "ab".repeat(32),
                        "cd".repeat(32),
                        finding)),
                List.of());
    }
}
