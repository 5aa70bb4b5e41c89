package io.shadowledger.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private final StringWriter out = new StringWriter();
    private final TerminalProgress progress = new TerminalProgress(new PrintWriter(out, true));

    @Test
    void aPartThatIsDoneIsALineOfEightyColumnsAtMost() {
        // When
        progress.done("PostgreSQL", "x".repeat(200), Duration.ofMillis(1_234));

        // Then
        assertThat(out.toString().lines()).hasSize(1).allMatch(line -> line.length() <= 80);
        assertThat(out.toString()).startsWith("  PostgreSQL").contains("...").endsWith("   1.2 s\n");
    }

    @Test
    void aLongRemarkIsWrappedUnderItsPart() {
        // When
        progress.note("ShadowLedger/demo", "word ".repeat(40));

        // Then
        assertThat(out.toString().lines()).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 80);
        assertThat(out.toString().lines().skip(1)).allMatch(line -> line.startsWith(" ".repeat(20) + "word"));
    }
}
