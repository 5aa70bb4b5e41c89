package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntryMatcherPropertyTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Property
    void theOrderOfRowsNeverChangesWhatIsLeft(
            @ForAll("items") List<EntryMatcher.Item> shadow,
            @ForAll("items") List<EntryMatcher.Item> reported,
            @ForAll long seed) {
        // Given
        var expected = EntryMatcher.match(shadow, reported);

        // When
        var matched = EntryMatcher.match(shuffled(shadow, seed), shuffled(reported, seed + 1));

        // Then
        assertThat(matched).isEqualTo(expected);
    }

    @Property
    void whatIsLeftComesToTheDifferenceOfTheBooks(
            @ForAll("items") List<EntryMatcher.Item> shadow, @ForAll("items") List<EntryMatcher.Item> reported) {
        // When
        var matched = EntryMatcher.match(shadow, reported);

        // Then
        assertThat(matched.drift()).isEqualTo(sum(shadow) - sum(reported));
        assertThat(matched.pairs().size() + matched.onlyShadow().size()).isEqualTo(shadow.size());
        assertThat(matched.pairs().size() + matched.onlyReported().size()).isEqualTo(reported.size());
    }

    @Property
    void aReportThatIsTheBookLeavesNothing(@ForAll("items") List<EntryMatcher.Item> shadow, @ForAll long seed) {
        // When
        var matched = EntryMatcher.match(shadow, shuffled(shadow, seed));

        // Then
        assertThat(matched.onlyShadow()).isEmpty();
        assertThat(matched.onlyReported()).isEmpty();
    }

    @Provide
    Arbitrary<List<EntryMatcher.Item>> items() {
        var amounts = Arbitraries.longs().between(-5, 5).filter(amount -> amount != 0);
        var times = Arbitraries.integers().between(0, 100).map(hour -> START.plus(Duration.ofHours(hour)));
        var references = Arbitraries.of("r1", "r2", "r3").injectNull(0.5);
        return Combinators.combine(amounts, times, references)
                .as((amount, time, reference) -> new EntryMatcher.Item("", amount, time, reference))
                .list()
                .ofMaxSize(12)
                .map(EntryMatcherPropertyTest::numbered);
    }

    private static List<EntryMatcher.Item> numbered(List<EntryMatcher.Item> items) {
        var numbered = new ArrayList<EntryMatcher.Item>();
        for (var item : items) {
            numbered.add(new EntryMatcher.Item("i" + numbered.size(), item.amount(), item.time(), item.reference()));
        }
        return numbered;
    }

    private static List<EntryMatcher.Item> shuffled(List<EntryMatcher.Item> items, long seed) {
        var shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static long sum(List<EntryMatcher.Item> items) {
        return items.stream().mapToLong(EntryMatcher.Item::amount).sum();
    }
}
