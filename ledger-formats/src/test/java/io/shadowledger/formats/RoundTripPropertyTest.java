package io.shadowledger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.formats.StatementDraft.Line;
import io.shadowledger.formats.statement.StatementEntry;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RoundTripPropertyTest {

    @Property(tries = 300)
    void whatIsWrittenAsMt940IsRead(@ForAll("drafts") StatementDraft draft) {
        // When
        var parts = Parts.of(draft.mt940());

        // Then
        assertThat(lines(parts.entries())).isEqualTo(draft.lines());
        assertWhole(parts, draft);
    }

    @Property(tries = 300)
    void whatIsWrittenAsCamt053OfAnyVersionIsRead(
            @ForAll("drafts") StatementDraft draft, @ForAll @IntRange(min = 2, max = 14) int version) {
        // When
        var parts = Parts.of(draft.camt(version));

        // Then
        assertThat(lines(parts.entries())).isEqualTo(draft.lines());
        assertWhole(parts, draft);
    }

    @Property(tries = 300)
    void whatIsWrittenAsBai2IsRead(@ForAll("drafts") StatementDraft draft) {
        // Given
        var expected = draft.lines().stream()
                .map(l -> new Line(
                        l.valueDate(), draft.day(), l.amount(), false, l.bankReference(), l.ownerReference(), l.text()))
                .toList();

        // When
        var parts = Parts.of(draft.bai2());

        // Then
        assertThat(lines(parts.entries())).isEqualTo(expected);
        assertWhole(parts, draft);
    }

    private static void assertWhole(Parts parts, StatementDraft draft) {
        assertThat(parts.findings()).isEmpty();
        assertThat(parts.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.header().account()).isEqualTo(draft.account());
            assertThat(statement.header().opening().amount()).isEqualTo(draft.opening());
            assertThat(statement.closing().amount()).isEqualTo(draft.closing());
            assertThat(statement.closing().date()).isEqualTo(draft.day());
        });
    }

    private static List<Line> lines(List<StatementEntry> entries) {
        return entries.stream()
                .map(e -> new Line(
                        e.valueDate(),
                        e.bookingDate(),
                        e.amount(),
                        e.reversal(),
                        e.bankReference(),
                        e.ownerReference(),
                        e.text()))
                .toList();
    }

    @Provide
    Arbitrary<StatementDraft> drafts() {
        return StatementDraft.any();
    }
}
