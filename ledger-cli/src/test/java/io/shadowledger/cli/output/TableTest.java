package io.shadowledger.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableTest {

    private record Row(String id, String amount, String words) {}

    private static final Table<Row> TABLE = new Table<>(
            Column.text("ID", Row::id),
            Column.number("AMOUNT", Row::amount),
            Column.prose("WORDS", Row::words),
            Column.<Row>text("MORE", row -> "more").wide());

    @Test
    void proseGivesWayAndNumbersStandRight() {
        // Given
        var rows = List.of(new Row("a", "1.00", "a few words"), new Row("bb", "-1000.00", "many more words than fit"));

        // When
        var lines = TABLE.render(rows, 32, false);

        // Then
        assertThat(lines)
                .containsExactly(
                        "ID    AMOUNT  WORDS", "a       1.00  a few words", "bb  -1000.00  many more words t…");
    }

    @Test
    void numbersAndIdsStayWholeEvenWhereTheyDoNotFit() {
        // Given
        var rows = List.of(new Row("an-id-of-some-length", "123456789012.00", "words and words"));

        // When
        var lines = TABLE.render(rows, 40, false);

        // Then
        assertThat(lines.get(1)).isEqualTo("an-id-of-some-length  123456789012.00  words a…");
    }

    @Test
    void whereNothingMayBeMissingProseTakesMoreLines() {
        // Given
        var rows = List.of(new Row("a", "1.00", "more words than fit here"), new Row("b", "2.00", "few"));

        // When
        var lines = TABLE.renderWhole(rows, 24, false);

        // Then
        assertThat(lines)
                .containsExactly(
                        "ID  AMOUNT  WORDS",
                        "a     1.00  more words",
                        "            than fit",
                        "            here",
                        "b     2.00  few");
    }

    @Test
    void wideShowsEverything() {
        // Given
        var rows = List.of(new Row("a", "1.00", "words ".repeat(40).strip()));

        // When
        var lines = TABLE.render(rows, 40, true);

        // Then
        assertThat(lines.get(1)).endsWith("words  more").doesNotContain("…");
    }

    @Test
    void textThatWouldMoveTheCursorIsHarmless() {
        // Given
        var rows = List.of(new Row("a", "1.00", "x\u001b[2Jy\nz\u202e"));

        // When
        var lines = TABLE.render(rows, 80, false);

        // Then
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).doesNotContain("\u001b", "\n", "\u202e");
    }

    @Property(tries = 300)
    void aLineFitsWheneverOnlyProseIsLong(
            @ForAll @Size(min = 1, max = 5) List<@StringLength(max = 200) String> words,
            @ForAll @IntRange(min = 40, max = 200) int width) {
        // Given
        var rows = words.stream().map(w -> new Row("id", "1.00", w)).toList();

        // When
        var lines = TABLE.render(rows, width, false);

        // Then
        assertThat(lines).hasSize(rows.size() + 1).allMatch(l -> l.codePointCount(0, l.length()) <= width);
    }

    @Property(tries = 300)
    void groupingOnlyAddsCommas(@ForAll long minor) {
        // Given
        var decimal = BigDecimal.valueOf(minor, 2).toPlainString();

        // When
        var grouped = Text.grouped(decimal);

        // Then
        assertThat(grouped.replace(",", "")).isEqualTo(decimal);
        assertThat(grouped).matches("-?\\d{1,3}(,\\d{3})*\\.\\d{2}");
    }
}
