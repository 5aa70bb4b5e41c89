package io.shadowledger.cli.command.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.api.event.EventReceipt;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsSubmitCommandTest {

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
    void anEventIsSentAsTheOptionsSay() {
        // Given
        ledger.on("POST /events", new EventReceipt("E-1", "CZ-7", "transactions.raw", 3, 41));

        // When
        var result = cli.run(
                "--as",
                "feed",
                "events",
                "submit",
                "--id",
                "E-1",
                "--account",
                "CZ-7",
                "--type",
                "Credit",
                "--amount",
                "12.50",
                "--currency",
                "CZK",
                "--timestamp",
                "2026-11-20",
                "--zone",
                "Europe/Prague");

        // Then
        assertThat(result.code()).isZero();
        assertThat(ledger.last().body())
                .isEqualTo("{\"eventId\":\"E-1\",\"accountId\":\"CZ-7\",\"type\":\"credit\",\"amount\":\"12.50\","
                        + "\"currency\":\"CZK\",\"timestamp\":\"2026-11-19T23:00:00Z\"}");
        assertThat(result.out()).contains("Partition  3", "Offset     41");
    }

    @Test
    void anEventTheLedgerHasAlreadyIsNoFailure() {
        // Given
        ledger.on("POST /events", StubLedger.Reply.problem(409, Problems.DUPLICATE_EVENT, "E-1 is known", Map.of()));

        // When
        var result = submit();

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("has event E-1 already; nothing was done");
    }

    @Test
    void anIdWithOtherContentIsAFailure() {
        // Given
        ledger.on(
                "POST /events",
                StubLedger.Reply.problem(
                        409, Problems.CONFLICTING_EVENT, "E-1 is known with another amount", Map.of()));

        // When
        var result = submit();

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("error: E-1 is known with another amount\n");
    }

    @Test
    void aRoleThatMayNotSubmitEndsWithFour() {
        // Given
        ledger.on("POST /events", StubLedger.Reply.problem(403, "about:blank", "events need the role user", Map.of()));

        // When
        var result = submit();

        // Then
        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void theFieldAtFaultIsNamed() {
        // Given
        ledger.on(
                "POST /events",
                StubLedger.Reply.problem(400, Problems.INVALID, "must be positive", Map.of("field", "amount")));

        // When
        var result = submit();

        // Then
        assertThat(result.err()).isEqualTo("error: amount: must be positive\n");
    }

    private TestCli.Result submit() {
        return cli.run("events", "submit", "--id", "E-1", "--account", "CZ-7", "--type", "debit", "--amount", "1");
    }
}
