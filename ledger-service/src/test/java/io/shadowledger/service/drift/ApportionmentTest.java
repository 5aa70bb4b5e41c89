package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApportionmentTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T23:59:59Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T23:59:59Z");
    private static final long TOLERANCE = 100;

    private long breakNo;

    @Test
    void breaksThatAddUpToTheDriftStand() {
        // Given
        var alive = List.of(missing(-30_000), missing(-10_000));

        // When
        var apportionment = Apportionment.of(-40_000, alive, 0, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(), 0, null, false, false));
    }

    @Test
    void allAreGoneWhenTheBooksTie() {
        // Given
        var alive = List.of(missing(-30_000), missing(-30_000));

        // When
        var apportionment = Apportionment.of(0, alive, 0, TUESDAY);

        // Then
        assertThat(apportionment.gone()).isEqualTo(alive);
        assertThat(apportionment.fresh()).isZero();
    }

    @Test
    void theOnesWithoutWhichTheOthersAddUpAreGone() {
        // Given
        var first = missing(-30_000);
        var second = missing(-10_000);
        var third = missing(5_000);

        // When
        var apportionment = Apportionment.of(-10_000, List.of(first, second, third), 0, TUESDAY);

        // Then
        assertThat(apportionment.gone()).containsExactly(first, third);
        assertThat(apportionment.fresh()).isZero();
    }

    @Test
    void ofTwoThatCouldBeGoneNoneIs() {
        // Given
        var alive = List.of(missing(-10_000), missing(-10_000));

        // When
        var apportionment = Apportionment.of(-10_000, alive, 0, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(), 10_000, null, false, true));
    }

    @Test
    void oneThatCouldBeGoneByItselfGoesBeforeTwoThatCould() {
        // Given
        var one = missing(-10_000);
        var alive = List.of(one, missing(-4_000), missing(-6_000));

        // When
        var apportionment = Apportionment.of(-10_000, alive, 0, TUESDAY);

        // Then
        assertThat(apportionment.gone()).containsExactly(one);
    }

    @Test
    void whatIsLeftIsNew() {
        // Given
        var alive = List.of(missing(-30_000));

        // When
        var apportionment = Apportionment.of(-37_500, alive, TOLERANCE, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(), -7_500, null, false, false));
    }

    @Test
    void roundingMovesWithinTheToleranceAndIsOneBreak() {
        // Given
        var rounding = part(Verdict.ROUNDING, BreakStatus.EXPLAINED, 35, 0, MONDAY);
        var alive = List.of(rounding, missing(-30_000));

        // When
        var apportionment = Apportionment.of(-30_060, alive, TOLERANCE, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(), -60, rounding, true, false));
    }

    @Test
    void aBreakIsGoneAlthoughRoundingHasMoved() {
        // Given
        var rounding = part(Verdict.ROUNDING, BreakStatus.EXPLAINED, 35, 0, MONDAY);
        var lost = missing(-30_000);

        // When
        var apportionment = Apportionment.of(20, List.of(rounding, lost, missing(-500)), TOLERANCE, TUESDAY);
        var both = Apportionment.of(20, List.of(rounding, lost), TOLERANCE, TUESDAY);

        // Then
        assertThat(apportionment.gone()).hasSize(2);
        assertThat(both).isEqualTo(new Apportionment(List.of(lost), 20, rounding, true, false));
    }

    @Test
    void roundingThatHasGrownBeyondTheToleranceWasNone() {
        // Given
        var rounding = part(Verdict.ROUNDING, BreakStatus.EXPLAINED, 90, 0, MONDAY);

        // When
        var apportionment = Apportionment.of(150, List.of(rounding), TOLERANCE, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(rounding), 150, null, false, false));
    }

    @Test
    void whatTheSameMomentShowsAndNothingExplainsIsOneBreak() {
        // Given
        var today = part(Verdict.MISSING_CREDIT, BreakStatus.OPEN, -30_000, -30_000, TUESDAY);

        // When
        var apportionment = Apportionment.of(-40_000, List.of(missing(-5_000), today), 0, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(), -35_000, today, false, false));
    }

    @Test
    void theBreakOfAnAccountThatABookDoesNotKnowTakesWhatIsNew() {
        // Given
        var unknown = part(Verdict.UNKNOWN_TO_CBS, BreakStatus.OPEN, 30_000, 30_000, MONDAY);

        // When
        var apportionment = Apportionment.of(31_000, List.of(unknown), 0, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(), 31_000, unknown, false, false));
    }

    @Test
    void aBreakWithACorrectionOnItsWayNeverChanges() {
        // Given
        var approved = part(Verdict.UNKNOWN_TO_CBS, BreakStatus.APPROVED, 30_000, 30_000, MONDAY);

        // When
        var apportionment = Apportionment.of(31_000, List.of(approved), 0, TUESDAY);

        // Then
        assertThat(apportionment).isEqualTo(new Apportionment(List.of(), 1_000, null, false, false));
    }

    @Test
    void withTwelveBreaksWhatIsNewJoinsTheLatestThatNothingExplains() {
        // Given
        var alive = LongStream.rangeClosed(1, 12)
                .mapToObj(n -> missing(-1_000 * (1L << n)))
                .toList();
        long drift = Apportionment.sum(alive);

        // When
        var apportionment = Apportionment.of(drift - 777, alive, 0, TUESDAY);

        // Then
        assertThat(apportionment.changed()).isEqualTo(alive.getLast());
        assertThat(apportionment.fresh()).isEqualTo(alive.getLast().drift() - 777);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverComesTheBreaksAddUpToTheDriftAndNoneIsGoneByGuessing(long seed) {
        // Given
        var random = new Random(seed);
        List<BreakPart> alive = List.of();
        int ambiguous = 0;

        for (int report = 0; report < 3_000; report++) {
            var asOf = MONDAY.plusSeconds(86_400L * report);
            long tolerance = seed % 2 == 0 ? TOLERANCE : 0;
            long drift = drift(random, alive);

            // When
            var apportionment = Apportionment.of(drift, alive, tolerance, asOf);
            var before = alive;
            alive = after(apportionment, before, asOf);

            // Then
            assertThat(Apportionment.sum(alive)).isEqualTo(drift);
            if (apportionment.ambiguous()) {
                ambiguous++;
                assertThat(apportionment.gone()).isEmpty();
                assertThat(alive).hasSizeGreaterThanOrEqualTo(before.size());
            }
            if (drift != 0 && tolerance == 0 && !apportionment.gone().isEmpty()) {
                assertThat(choices(
                                before,
                                Apportionment.sum(before) - drift,
                                apportionment.gone().size()))
                        .isEqualTo(1);
            }
        }
        assertThat(ambiguous).isPositive();
    }

    /** Something appears, something goes, rounding moves, or nothing happens; small amounts, so that sums coincide. */
    private static long drift(Random random, List<BreakPart> alive) {
        long drift = Apportionment.sum(alive);
        int what = alive.size() >= Apportionment.MOST ? 3 : random.nextInt(6);
        if (what <= 1) {
            drift += (random.nextInt(9) - 4) * 1_000L;
        } else if (what <= 3 && !alive.isEmpty()) {
            drift -= alive.get(random.nextInt(alive.size())).drift();
        } else if (what == 4) {
            drift += random.nextInt(61) - 30;
        }
        return random.nextInt(40) == 0 ? 0 : drift;
    }

    private List<BreakPart> after(Apportionment apportionment, List<BreakPart> before, Instant asOf) {
        var after = new ArrayList<>(before);
        after.removeAll(apportionment.gone());
        if (apportionment.changed() != null) {
            after.remove(apportionment.changed());
        }
        if (apportionment.fresh() != 0) {
            after.add(
                    apportionment.rounding()
                            ? part(Verdict.ROUNDING, BreakStatus.EXPLAINED, apportionment.fresh(), 0, asOf)
                            : part(
                                    Verdict.MISSING_CREDIT,
                                    BreakStatus.OPEN,
                                    apportionment.fresh(),
                                    apportionment.fresh(),
                                    asOf));
        }
        return after;
    }

    /** How many choices of so many breaks come to a sum. */
    private static int choices(List<BreakPart> parts, long sum, int size) {
        if (size == 0) {
            return sum == 0 ? 1 : 0;
        }
        if (parts.size() < size) {
            return 0;
        }
        var rest = parts.subList(1, parts.size());
        return choices(rest, sum - parts.getFirst().drift(), size - 1) + choices(rest, sum, size);
    }

    private BreakPart missing(long drift) {
        return part(Verdict.MISSING_CREDIT, BreakStatus.OPEN, drift, drift, MONDAY);
    }

    private BreakPart part(Verdict verdict, BreakStatus status, long drift, long residual, Instant firstAsOf) {
        return new BreakPart(++breakNo, verdict, status, drift, residual, "", List.of(), firstAsOf, null);
    }
}
