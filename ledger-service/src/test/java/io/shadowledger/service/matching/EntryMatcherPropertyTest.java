package io.shadowledger.service.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.matching.MatchKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntryMatcherPropertyTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final EntryMatcher MATCHER =
            new EntryMatcher(Criteria.rules(BuiltinRules.ALL, Currency.getInstance("CZK")));

    @Property
    void theOrderInWhichItemsComeNeverChangesWhatIsMatched(
            @ForAll("events") List<Item> events, @ForAll("entries") List<Item> entries, @ForAll long seed) {
        // Given
        var expected = MATCHER.match(events, entries);

        // When
        var matched = MATCHER.match(shuffled(events, seed), shuffled(entries, seed + 1));

        // Then
        assertThat(matched).isEqualTo(expected);
    }

    @Property
    void everyItemOfThePeriodStandsInExactlyOneMatch(
            @ForAll("events") List<Item> events, @ForAll("entries") List<Item> entries) {
        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(ids(matched, Match::entries)).containsExactlyInAnyOrderElementsOf(ids(entries));
        assertThat(ids(matched, Match::events))
                .doesNotHaveDuplicates()
                .isSubsetOf(ids(events))
                .containsAll(ids(events.stream().filter(Item::inside).toList()));
    }

    @Property
    void whatTheMatchesComeToIsTheDifferenceOfTheBooks(
            @ForAll("events") List<Item> events, @ForAll("entries") List<Item> entries) {
        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.drift())
                .isEqualTo(sum(events.stream().filter(Item::inside).toList()) - sum(entries));
    }

    @Property
    void sumsAgreeToTheMinorUnitAndHaveTwoToSixParts(
            @ForAll("events") List<Item> events, @ForAll("entries") List<Item> entries) {
        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.of(MatchKind.MANY_TO_ONE)).allSatisfy(match -> {
            assertThat(match.events()).hasSizeBetween(2, 6);
            assertThat(sum(match.events())).isEqualTo(match.entries().getFirst().amount());
        });
        assertThat(matched.of(MatchKind.ONE_TO_MANY)).allSatisfy(match -> {
            assertThat(match.entries()).hasSizeBetween(2, 6);
            assertThat(sum(match.entries())).isEqualTo(match.events().getFirst().amount());
        });
    }

    @Property
    void confidenceIsNoughtWhereItIsAmbiguousAndNeverMoreThanAHundred(
            @ForAll("events") List<Item> events, @ForAll("entries") List<Item> entries) {
        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.matches()).allSatisfy(match -> {
            assertThat(match.confidence()).isBetween(0, 100);
            assertThat(match.confidence() == 0).isEqualTo(match.kind() == MatchKind.AMBIGUOUS);
        });
    }

    @Property
    void aReportThatIsTheBookLeavesNothing(@ForAll("entries") List<Item> entries, @ForAll long seed) {
        // When
        var matched = MATCHER.match(entries, shuffled(entries, seed));

        // Then
        assertThat(matched.of(MatchKind.ONLY_SHADOW)).isEmpty();
        assertThat(matched.of(MatchKind.ONLY_CBS)).isEmpty();
        assertThat(matched.drift()).isZero();
    }

    @Provide
    Arbitrary<List<Item>> events() {
        return items("event-", Arbitraries.of(true, true, true, false));
    }

    @Provide
    Arbitrary<List<Item>> entries() {
        return items("entry-", Arbitraries.just(true));
    }

    /** Few amounts, days and names, so that much fits together. */
    private static Arbitrary<List<Item>> items(String name, Arbitrary<Boolean> inside) {
        var amounts = Arbitraries.longs().between(-5, 20).filter(amount -> amount != 0);
        var days = Arbitraries.integers().between(0, 6).map(START::plusDays);
        Arbitrary<Set<String>> references =
                Arbitraries.of(List.of(Set.of("R1"), Set.of("R2"), Set.of("R1", "R2"), Set.of(), Set.of()));
        var texts = Arbitraries.of("", "", "RENT MARCH", "RENT APRIL", "SALARY OF MARCH");
        return Combinators.combine(amounts, days, references, texts, inside)
                .as((amount, day, reference, text, in) -> new Item("", null, amount, day, reference, text, in, false))
                .list()
                .ofMaxSize(14)
                .map(items -> numbered(items, name));
    }

    private static List<Item> numbered(List<Item> items, String name) {
        var numbered = new ArrayList<Item>();
        for (var item : items) {
            numbered.add(new Item(
                    name + numbered.size(),
                    null,
                    item.amount(),
                    item.day(),
                    item.references(),
                    item.text(),
                    item.inside(),
                    item.reversal()));
        }
        return numbered;
    }

    private static List<Item> shuffled(List<Item> items, long seed) {
        var shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<String> ids(Matched matched, Function<Match, List<Item>> side) {
        return matched.matches().stream()
                .flatMap(match -> side.apply(match).stream())
                .map(Item::id)
                .toList();
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }

    private static long sum(List<Item> items) {
        return items.stream().mapToLong(Item::amount).sum();
    }
}
