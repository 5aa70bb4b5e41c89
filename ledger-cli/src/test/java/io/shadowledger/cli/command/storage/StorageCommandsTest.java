package io.shadowledger.cli.command.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.storage.BookMonth;
import io.shadowledger.api.storage.MonthState;
import io.shadowledger.cli.testing.Samples;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageCommandsTest {

    private static final String DETACH = "POST /api/v1/storage/months/2025-03/detach";

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
    void monthsAreListedWithinEightyColumns() {
        // Given
        ledger.on(
                "GET /api/v1/storage/months",
                List.of(
                        month("2025-03", MonthState.DETACHED),
                        new BookMonth("2026-11", MonthState.OPEN, 7, 8_192, "entry_y2026m11", null, null)));

        // When
        var result = cli.run("storage", "list");

        // Then
        assertThat(result.out()).isEqualTo("""
                        MONTH    STATE        ENTRIES          BYTES  CLOSED
                        2025-03  detached  50,000,000  9,000,000,000  2026-11-20 10:15:30Z
                        2026-11  open               7          8,192  -
                        """);
    }

    @Test
    void aMonthIsDetachedOnceSomebodySaysYes() {
        // Given
        ledger.on(DETACH, month("2025-03", MonthState.DETACHED));
        cli.atTerminal("y");

        // When
        var result = cli.run("storage", "detach", "2025-03");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("detached").contains("entry_y2025m03");
    }

    @Test
    void nothingIsDetachedWithoutAYes() {
        // Given
        ledger.on(DETACH, month("2025-03", MonthState.DETACHED));
        cli.atTerminal("n");

        // When
        var result = cli.run("storage", "detach", "2025-03");

        // Then
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("nothing was detached");
        assertThat(ledger.requests()).isEmpty();
    }

    @Test
    void whereNobodyCanBeAskedYesMustBeGiven() {
        // Given
        ledger.on(DETACH, month("2025-03", MonthState.DETACHED));

        // When
        var refused = cli.run("storage", "detach", "2025-03");
        var detached = cli.run("storage", "detach", "2025-03", "--yes");

        // Then
        assertThat(refused.code()).isEqualTo(6);
        assertThat(refused.err()).contains("--yes");
        assertThat(detached.code()).isZero();
    }

    @Test
    void aMonthIsAttached() {
        // Given
        ledger.on("POST /api/v1/storage/months/2025-03/attach", month("2025-03", MonthState.CLOSED));

        // When
        var result = cli.run("storage", "attach", "2025-03", "-o", "json");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"state\" : \"CLOSED\"");
    }

    private static BookMonth month(String month, MonthState state) {
        return new BookMonth(
                month,
                state,
                50_000_000,
                9_000_000_000L,
                "entry_y" + month.replace("-", "m"),
                Samples.AT,
                state == MonthState.DETACHED ? Samples.AT : null);
    }
}
