package io.shadowledger.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.shadowledger.api.event.EventType;
import io.shadowledger.cli.time.Moments;
import io.shadowledger.formats.event.AccountAliases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileTest {

    private static final String HEADER = "eventId,accountId,type,amount,timestamp\n";

    @Test
    void theDelimiterIsWhatTheFirstLineHasMostOf() {
        // Given
        var text = "eventId\taccountId\ttype\tamount\ttimestamp\tnote, free\nE-1\tA\tcredit\t1\t2026-11-20\tx,y\n";

        // When
        var lines = read(file(null, true, StandardCharsets.UTF_8), "day.tsv", text.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(lines).singleElement().isInstanceOf(SourceLine.Good.class);
    }

    @Test
    void quotesAndLineBreaksInFieldsLeaveTheLineNumbersRight() {
        // Given
        var text = "eventId,accountId,type,amount,timestamp,description\n"
                + "E-1,A,credit,1,2026-11-20,\"two\nlines, \"\"quoted\"\"\"\nE-2,A,credit,x,2026-11-20,\n";

        // When
        var lines = csv(text);

        // Then
        assertThat(((SourceLine.Good) lines.get(0)).event().description()).isEqualTo("two\nlines, \"quoted\"");
        assertThat(lines.get(1))
                .isEqualTo(new SourceLine.Bad(
                        4, 4, "amount", "'x' is not an amount: use digits and a decimal point, such as 12.50", false));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() {
        // Given
        var text = "\ufeff" + HEADER + "E-1,A,credit,1,2026-11-20\n";

        // When
        var lines = csv(text);

        // Then
        assertThat(lines).singleElement().isInstanceOf(SourceLine.Good.class);
    }

    @Test
    void withoutAHeaderColumnsHaveNumbers() {
        // Given
        var mapping = FieldMapping.of(Map.of("eventId", "2", "accountId", "1", "amount", "4", "timestamp", "3"));
        var file = new EventFile(null, null, false, StandardCharsets.UTF_8, mapping, rules(false), AccountAliases.NONE);

        // When
        var lines = read(file, "day.csv", "A,E-1,2026-11-20,-5.00\n".getBytes(StandardCharsets.UTF_8));

        // Then
        var event = ((SourceLine.Good) lines.getFirst()).event();
        assertThat(event.eventId()).isEqualTo("E-1");
        assertThat(event.type()).as("without a type, the sign says it").isEqualTo(EventType.DEBIT);
        assertThat(event.amount()).isEqualByComparingTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E-1,A,credit,1.234,2026-11-20     | 0 | ",
                "E-1,A,credit,0.00,2026-11-20      | 4 | is zero",
                "E-1,A,credit,-1,2026-11-20        | 4 | is negative",
                "E-1,A,credit,1e3,2026-11-20       | 4 | is not an amount",
                "E-1,A,credit,NaN,2026-11-20       | 4 | is not an amount",
                "E-1,A,transfer,1,2026-11-20       | 3 | is neither credit (credit) nor debit (debit)",
                "E-1,A,credit,1,20.11.2026         | 5 | --date-format",
                "E-1,A,credit,1,2026-02-30         | 5 | is not a time",
                "E-1,,credit,1,2026-11-20          | 2 | is empty",
                "E-1,A,credit,1                    | 5 | has 4 columns, the header has 5",
                "E-1,A,credit,1,2026-11-20,more    | 6 | has 6 columns, the header has 5"
            })
    void aBadValueIsNamedWithItsColumn(String row, int column, String detail) {
        // Given a row

        // When
        var line = csv(HEADER + row + "\n").getFirst();

        // Then
        if (column == 0) {
            assertThat(line).isInstanceOf(SourceLine.Good.class);
        } else {
            assertThat(((SourceLine.Bad) line).line()).isEqualTo(2);
            assertThat(((SourceLine.Bad) line).column()).isEqualTo(column);
            assertThat(((SourceLine.Bad) line).detail()).contains(detail);
        }
    }

    @Test
    void decimalsAreThoseOfTheCurrency() {
        // Given
        var text = "eventId,accountId,type,amount,currency,timestamp\nE-1,A,credit,1.5,JPY,2026-11-20\n"
                + "E-2,A,credit,1.234,KWD,2026-11-20\nE-3,A,credit,1,XXX,2026-11-20\n";

        // When
        var lines = csv(text);

        // Then
        assertThat(((SourceLine.Bad) lines.get(0)).detail()).contains("more decimals than JPY has");
        assertThat(lines.get(1)).isInstanceOf(SourceLine.Good.class);
        assertThat(((SourceLine.Bad) lines.get(2)).field()).isEqualTo("currency");
    }

    @Test
    void amountsMayHaveADecimalComma() {
        // Given
        var file = new EventFile(
                null, ';', true, StandardCharsets.UTF_8, FieldMapping.BY_NAME, rules(true), AccountAliases.NONE);

        // When
        var lines = read(
                file,
                "day.csv",
                "eventId;accountId;type;amount;timestamp\nE-1;A;credit;12,50;2026-11-20\n"
                        .getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(((SourceLine.Good) lines.getFirst()).event().amount()).isEqualTo(new BigDecimal("12.50"));
    }

    @Test
    void anotherEncodingIsSaidToBeOneAndCanBeNamed() {
        // Given
        var czech = (HEADER.replace("\n", ",description\n") + "E-1,A,credit,1,2026-11-20,příjem\n")
                .getBytes(Charset.forName("windows-1250"));

        // When
        var named = read(file(null, true, Charset.forName("windows-1250")), "day.csv", czech);

        // Then
        assertThat(((SourceLine.Good) named.getFirst()).event().description()).isEqualTo("příjem");
        assertThatThrownBy(() -> read(file(null, true, StandardCharsets.UTF_8), "day.csv", czech))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("--encoding");
    }

    @Test
    void aBadJsonLineLeavesTheNextOneAlone() {
        // Given
        var text = """
                {"eventId":"E-1","accountId":"A","type":"credit","amount":"1.00","timestamp":"2026-11-20T10:00:00Z"}
                {"eventId":"E-2",
                [1]
                {"eventId":"E-3","accountId":"A","type":"credit","amount":1e9,"timestamp":"2026-11-20T10:00:00Z"}
                {"eventId":"E-4","accountId":"A","type":"credit","amount":9007199254740993.1,"timestamp":"2026-11-20T10:00:00Z"}
                {"eventId":"E-5","accountId":"A","type":"credit","amount":2,"timestamp":"2026-11-20T10:00:00Z"} trailing
                {"eventId":"E-6","accountId":"A","type":"credit","amount":2,"timestamp":"2026-11-20T10:00:00Z"}
                """;

        // When
        var lines = read(file(null, true, StandardCharsets.UTF_8), "day.jsonl", text.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(lines)
                .extracting(l -> l instanceof SourceLine.Good)
                .containsExactly(true, false, false, false, false, false, true);
        assertThat(lines).extracting(SourceLine::line).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(((SourceLine.Bad) lines.get(3)).field()).isEqualTo("amount");
    }

    @Test
    void aNumberInJsonKeepsItsDigits() {
        // Given
        var text =
                "{\"eventId\":\"E\",\"accountId\":\"A\",\"type\":\"credit\",\"amount\":900719925474.11,\"timestamp\":\"2026-11-20T10:00:00Z\"}";

        // When
        var lines = read(file(null, true, StandardCharsets.UTF_8), "-", text.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(((SourceLine.Good) lines.getFirst()).event().amount()).isEqualTo(new BigDecimal("900719925474.11"));
    }

    @Test
    void aNumberInJsonWithAnExponentBeyondAllBoundsIsRefusedAtOnce() {
        // Given
        var text =
                "{\"eventId\":\"E\",\"accountId\":\"A\",\"type\":\"credit\",\"amount\":1e2147483648,\"timestamp\":\"2026-11-20T10:00:00Z\"}";

        // When
        var lines = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> read(file(null, true, StandardCharsets.UTF_8), "-", text.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(lines).singleElement().isInstanceOfSatisfying(SourceLine.Bad.class, bad -> {
            assertThat(bad.field()).isEqualTo("amount");
            assertThat(bad.detail()).contains("'1e2147483648' is not an amount");
        });
    }

    private static List<SourceLine> csv(String text) {
        return read(file(',', true, StandardCharsets.UTF_8), "day.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static EventFile file(Character delimiter, boolean header, Charset encoding) {
        return new EventFile(
                null, delimiter, header, encoding, FieldMapping.BY_NAME, rules(false), AccountAliases.NONE);
    }

    static List<SourceLine> read(EventFile file, String name, byte[] content) {
        try (var source = file.open(name, new ByteArrayInputStream(content))) {
            var lines = new ArrayList<SourceLine>();
            source.forEachRemaining(lines::add);
            return lines;
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static EventRules rules(boolean decimalComma) {
        return new EventRules(Set.of(), Set.of(), null, new Moments(ZoneOffset.UTC), null, "", decimalComma);
    }
}
