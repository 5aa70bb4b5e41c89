package io.shadowledger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** However a file is damaged, it is read or refused in words. */
class FuzzPropertyTest {

    private static final List<String> FILES = List.of(
            "camt053-08.xml",
            "camt053-02.xml",
            "mt940-blocks.sta",
            "mt940-german.sta",
            "mt942-interim.sta",
            "bai2.txt");

    /** A piece of the file is replaced by another text, which may be empty. */
    record Damage(double at, int length, String by) {

        byte[] on(byte[] file) {
            int from = (int) (at * file.length);
            var damaged = new ByteArrayOutputStream();
            damaged.write(file, 0, from);
            damaged.writeBytes(by.getBytes(StandardCharsets.UTF_8));
            int rest = Math.min(file.length, from + length);
            damaged.write(file, rest, file.length - rest);
            return damaged.toByteArray();
        }
    }

    @Property(tries = 4000)
    void aDamagedFileIsReadOrRefusedWithALine(@ForAll("names") String name, @ForAll("damages") List<Damage> damages) {
        // Given
        var file = content(name);
        for (var damage : damages) {
            file = damage.on(file);
        }

        // When
        var refusal = refusal(file, null);

        // Then
        if (refusal != null) {
            assertThat(refusal.line()).isPositive();
            assertThat(refusal.detail()).isNotBlank();
        }
    }

    @Property(tries = 2000)
    void bytesThatAreNoStatementAreRefused(@ForAll byte[] noise, @ForAll StatementFormat format) {
        // When
        var refusal = refusal(noise, format);

        // Then
        assertThat(refusal).isNotNull();
        assertThat(refusal.line()).isPositive();
    }

    /** An MT942 has neither balances nor a trailer that must be there: of it nobody can tell. */
    @Property(tries = 600)
    void aFileThatBreaksOffIsNeverTakenForAWholeOne(
            @ForAll("wholes") String name, @ForAll @DoubleRange(min = 0, max = 1) double at) {
        // Given
        var file = new String(content(name), StandardCharsets.ISO_8859_1);
        int end = Math.max(
                file.lastIndexOf("\n:62F:"), Math.max(file.lastIndexOf("\n99,"), file.lastIndexOf("</BkToCstmrStmt>")));
        var beginning = file.substring(0, (int) (at * end)).getBytes(StandardCharsets.ISO_8859_1);

        // When
        var refusal = refusal(beginning, formatOf(name));

        // Then
        assertThat(refusal).as("cut at %d", beginning.length).isNotNull();
    }

    private static StatementFormat formatOf(String name) {
        return name.startsWith("camt")
                ? StatementFormat.CAMT053
                : name.startsWith("bai2") ? StatementFormat.BAI2 : StatementFormat.MT940;
    }

    private static InvalidStatementException refusal(byte[] file, StatementFormat format) {
        try (var reader = StatementReader.open(new ByteArrayInputStream(file), format, null)) {
            reader.forEachRemaining(part -> assertThat(part.line()).isPositive());
            return null;
        } catch (InvalidStatementException refused) {
            return refused;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static byte[] content(String name) {
        try {
            return Files.readAllBytes(GoldenStatementsTest.STATEMENTS.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(FILES);
    }

    @Provide
    Arbitrary<String> wholes() {
        return Arbitraries.of("camt053-08.xml", "mt940-german.sta", "bai2.txt");
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        var texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6),
                Arbitraries.strings().withChars("0123456789,./:-+CDR\n<>&;\"").ofMaxLength(8),
                Arbitraries.of(
                        "\n:61:", "\n:62F:", "\n-\n", "<Ntry>", "</Stmt>", "\n16,", "\n88,", "999999999999999999999"));
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 40),
                        texts)
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
