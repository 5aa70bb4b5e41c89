package io.shadowledger.service.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shadowledger.api.matching.MatchKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntryMatcherTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final EntryMatcher MATCHER =
            new EntryMatcher(Criteria.rules(BuiltinRules.ALL, Currency.getInstance("CZK")));

    private final List<Item> events = new ArrayList<>();
    private final List<Item> entries = new ArrayList<>();

    @Test
    void aReferenceInCommonGoesBeforeTheDay() {
        // Given
        event("e-1", 2000, 0, "INV7");
        event("e-2", 2000, 2);
        entry("b-1", 2000, 2, "INV7");
        entry("b-2", 2000, 2);

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(pairs(matched)).containsExactlyInAnyOrder("e-1=b-1", "e-2=b-2");
        assertThat(matched.matches())
                .extracting(Match::rule, Match::confidence)
                .containsExactlyInAnyOrder(tuple("builtin.reference", 96), tuple("builtin.same-day", 70));
    }

    @Test
    void textsThatAreAlikeDecideBetweenPaymentsOfOneAmount() {
        // Given
        events.add(item("e-1", 2000, 0, "", "RENT FLAT 7"));
        events.add(item("e-2", 2000, 0, "", "RENT GARAGE 12"));
        entries.add(item("b-1", 2000, 0, "", "NOVAK PETR RENT GARAGE 12"));

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(pairs(matched)).containsExactly("e-2=b-1");
        assertThat(matched.of(MatchKind.ONLY_SHADOW)).hasSize(1);
    }

    @Test
    void twoThatFitEquallyWellAndAreNotTheSameStayAmbiguousForEveryRule() {
        // Given
        event("e-1", 2000, 0);
        event("e-2", 2000, 2);
        entry("b-1", 2000, 1);

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.matches()).singleElement().satisfies(match -> {
            assertThat(match.kind()).isEqualTo(MatchKind.AMBIGUOUS);
            assertThat(match.events()).extracting(Item::id).containsExactly("e-1", "e-2");
            assertThat(match.difference()).isEqualTo(2000);
        });
    }

    @Test
    void twoThatLookAlikeAreInterchangeableSoTheLaterIsLeft() {
        // Given
        event("e-1", 2000, 0);
        event("e-2", 2000, 0);
        entry("b-1", 2000, 0);

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(pairs(matched)).containsExactly("e-1=b-1");
        assertThat(matched.of(MatchKind.ONLY_SHADOW))
                .singleElement()
                .satisfies(match -> assertThat(match.events().getFirst().id()).isEqualTo("e-2"));
    }

    @Test
    void whatCanGoTogetherInOneWayOnlyIsMatchedThoughEachHasTwoToChooseFrom() {
        // Given
        event("e-1", 2000, 0, "A");
        event("e-2", 2000, 0, "A", "B");
        entry("b-1", 2000, 0, "A");
        entry("b-2", 2000, 0, "B", "C");

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(pairs(matched)).containsExactlyInAnyOrder("e-1=b-1", "e-2=b-2");
    }

    @Test
    void eventsThatTheCbsReportsAsOneEntryAreFoundByTheirReference() {
        // Given
        event("e-1", 1000, 0, "BATCH9");
        event("e-2", 2500, 0, "BATCH9");
        event("e-3", 499, 1, "BATCH9");
        entry("b-1", 3999, 1, "BATCH9");

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.matches()).singleElement().satisfies(match -> {
            assertThat(match.kind()).isEqualTo(MatchKind.MANY_TO_ONE);
            assertThat(match.rule()).isEqualTo("builtin.events-of-reference");
            assertThat(match.confidence()).isEqualTo(88);
            assertThat(match.difference()).isZero();
        });
    }

    @Test
    void anEventThatTheCbsReportsAsSeveralEntriesOfTheDayIsFoundByItsSum() {
        // Given
        event("e-1", -5000, 0);
        entry("b-1", -4900, 0);
        entry("b-2", -100, 0);

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.matches())
                .extracting(Match::kind, Match::confidence)
                .containsExactly(tuple(MatchKind.ONE_TO_MANY, 55));
    }

    @Test
    void aSumThatCanBeMadeInTwoWaysIsAmbiguous() {
        // Given
        LongStream.of(1000, 2000, 1500, 1501, 1499).forEach(amount -> event("e-" + amount, amount, 0));
        entry("b-1", 3000, 0);

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.of(MatchKind.AMBIGUOUS)).hasSize(1);
        assertThat(matched.of(MatchKind.MANY_TO_ONE)).isEmpty();
    }

    @Test
    void wholesThatNeedTheSamePartsAreAmbiguous() {
        // Given
        event("e-1", 1000, 0);
        event("e-2", 2000, 0);
        entries.add(item("b-1", 3000, 0, "", "ONE"));
        entries.add(item("b-2", 3000, 0, "", "OTHER"));

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.matches())
                .singleElement()
                .satisfies(match -> assertThat(match.kind()).isEqualTo(MatchKind.AMBIGUOUS));
    }

    @Test
    void oneReferenceWithTwoAmountsIsOnePayment() {
        // Given
        event("e-1", 6100, 0, "INV7");
        event("e-2", 3300, 0, "INV8");
        entry("b-1", 8300, 0, "INV7");
        entry("b-2", 3400, 0, "INV8");

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.matches())
                .extracting(Match::rule, Match::difference, Match::confidence)
                .containsExactlyInAnyOrder(
                        tuple("builtin.other-amount", -2200L, 70), tuple("builtin.other-amount", -100L, 70));
    }

    @Test
    void whatCountsAfterThePeriodIsDrawnInByItsReferenceOnlyAndNeverMissed() {
        // Given
        events.add(outside("e-1", 2000, "INV7"));
        events.add(outside("e-2", 500, ""));
        entry("b-1", 2000, 0, "INV7");
        entry("b-2", 500, 0);

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(pairs(matched)).containsExactly("e-1=b-1");
        assertThat(matched.of(MatchKind.ONLY_SHADOW)).isEmpty();
        assertThat(matched.drift()).isEqualTo(-2500);
    }

    @Test
    void aThousandPaymentsThatLookAlikeAreNoMoreThanOneComparison() {
        // Given
        for (int i = 0; i < 5_000; i++) {
            event("e-" + i, 2000, 0);
            entry("b-" + i, 2000, 0);
        }
        entry("b-left", 2000, 0);

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.bounded()).isFalse();
        assertThat(matched.of(MatchKind.ONE_TO_ONE)).hasSize(5_000);
        assertThat(matched.of(MatchKind.ONLY_CBS)).hasSize(1);
    }

    @Test
    void aRuleThatWouldHaveTooMuchToCompareIsLeftOutAndSaysSo() {
        // Given
        for (int i = 0; i < 600; i++) {
            events.add(item("e-" + i, 2000, 0, "", "PAYMENT OF " + i));
            entries.add(item("b-" + i, 2000, 0, "", "INVOICE NUMBER " + i));
        }

        // When
        var matched = MATCHER.match(events, entries);

        // Then
        assertThat(matched.bounded()).isTrue();
        assertThat(matched.drift()).isZero();
        assertThat(matched.of(MatchKind.ONLY_CBS)).hasSize(600);
    }

    private void event(String id, long amount, int day, String... references) {
        events.add(new Item(id, null, amount, MONDAY.plusDays(day), Set.of(references), "", true, false));
    }

    private void entry(String id, long amount, int day, String... references) {
        entries.add(new Item(id, null, amount, MONDAY.plusDays(day), Set.of(references), "", true, false));
    }

    private static Item item(String id, long amount, int day, String reference, String text) {
        return new Item(id, null, amount, MONDAY.plusDays(day), references(reference), text, true, false);
    }

    private static Item outside(String id, long amount, String reference) {
        return new Item(id, null, amount, MONDAY.plusDays(1), references(reference), "", false, false);
    }

    private static Set<String> references(String reference) {
        return reference.isEmpty() ? Set.of() : Set.of(reference);
    }

    private static List<String> pairs(Matched matched) {
        return matched.of(MatchKind.ONE_TO_ONE).stream()
                .map(match -> match.events().getFirst().id() + "="
                        + match.entries().getFirst().id())
                .toList();
    }
}
