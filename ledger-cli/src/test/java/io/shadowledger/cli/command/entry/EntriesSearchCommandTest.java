package io.shadowledger.cli.command.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.entry.BookEntry;
import io.shadowledger.api.entry.FoundEntries;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesSearchCommandTest {

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
    void whatIsSearchedForGoesToTheLedgerAndWhatIsFoundFitsEightyColumns() {
        // Given
        ledger.on("GET /api/v1/entries", new FoundEntries(List.of(entry("TX-17")), null, null));

        // When
        var result = cli.run(
                "entries",
                "search",
                "--from",
                "2026-11-01",
                "--to",
                "2026-11-20",
                "--currency",
                "CZK",
                "--amount",
                "1250.00");

        // Then
        assertThat(ledger.last().target())
                .isEqualTo("/api/v1/entries?currency=CZK&amount=1250.00&from=2026-11-01T00:00:00Z"
                        + "&to=2026-11-20T23:59:59.999999Z&limit=100");
        assertThat(result.out()).isEqualTo("""
                        VALUE TIME            EVENT  ACCOUNT   AMOUNT  CUR  DESCRIPTION
                        2026-11-20 10:15:30Z  TX-17  CZ-7     1250.00  CZK  Salary November
                        """);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aPageThatIsEmptyButGoesOnIsFollowed() {
        // Given
        ledger.on(
                "GET /api/v1/entries",
                new FoundEntries(List.of(), "further", null),
                new FoundEntries(List.of(entry("TX-17")), null, null));

        // When
        var result = cli.run("entries", "search", "--account", "CZ-7", "--text", "salary", "-o", "json");

        // Then
        assertThat(result.out()).contains("TX-17");
        assertThat(ledger.last().target()).contains("after=further");
    }

    @Test
    void whatWasNotSearchedIsSaid() {
        // Given
        ledger.on("GET /api/v1/entries", new FoundEntries(List.of(), null, Instant.parse("2025-04-01T00:00:00Z")));

        // When
        var result = cli.run("entries", "search", "--account", "CZ-7");

        // Then
        assertThat(result.out()).isEqualTo("No such entries.\n");
        assertThat(result.err()).contains("Entries recorded before 2025-04-01 00:00:00Z are detached");
    }

    private static BookEntry entry(String id) {
        return new BookEntry(
                id,
                EntryKind.EVENT,
                "CZ-7",
                "1250.00",
                "CZK",
                Samples.AT,
                Samples.AT,
                false,
                null,
                "Salary November",
                "transactions.raw",
                3,
                42);
    }
}
