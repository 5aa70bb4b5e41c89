package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Differences that appear, are corrected, heal and come back in any order, on many accounts at once: after every report the
 * breaks of an account add up to what its books differ by.
 */
class BreakSequencePropertyTest {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final int ACCOUNTS = 40;
    private static final int REPORTS = 25;

    private final ComparedBooks books = new ComparedBooks();
    private final Map<String, Long> cbs = new HashMap<>();
    private final Map<String, List<Long>> outstanding = new HashMap<>();
    private int events;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBreaksOfAnAccountAddUpToItsDrift(long seed) {
        // Given
        var random = new Random(seed);
        for (int account = 0; account < ACCOUNTS; account++) {
            both("acc-" + account, 100_000, START);
        }

        for (int report = 0; report < REPORTS; report++) {
            var noon = START.plusSeconds(86_400L * report);
            var evening = noon.plusSeconds(3_600 * 11);
            for (int account = 0; account < ACCOUNTS; account++) {
                happen(random, "acc-" + account, noon, evening.minusSeconds(86_400));
            }

            // When
            var reported = new HashMap<String, String>();
            cbs.forEach((account, minor) -> {
                if (random.nextInt(10) > 0) {
                    reported.put(account, new Money(minor, ComparedBooks.CZK).toDecimalString());
                }
            });
            books.compare(books.reported(evening, reported));

            // Then
            assertThat(sums(reported)).isEqualTo(drifts(reported));
        }
        assertThat(count("select count(*) from drift_break where reopened > 0")).isPositive();
        assertThat(count("select count(*) from drift_break where status = 'SELF_HEALED'"))
                .isPositive();
        assertThat(count("select count(*) from (select from drift_break where status in ('OPEN', 'EXPLAINED')"
                        + " group by account_id having count(*) > 1) several"))
                .isPositive();
    }

    /** One of the things that go wrong or are put right; small amounts, so that sums coincide. */
    private void happen(Random random, String account, Instant noon, Instant lastEvening) {
        long amount = (random.nextInt(8) + 1) * 1_000L * (random.nextBoolean() ? 1 : -1);
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                cbs.merge(account, amount, Long::sum);
                outstanding.computeIfAbsent(account, _ -> new ArrayList<>()).add(amount);
            }
            case 2 -> {
                both(account, amount, noon);
                booked(account, amount, noon.plusSeconds(5), "EVENT");
            }
            case 3, 4 -> {
                var late = outstanding.getOrDefault(account, List.of());
                if (!late.isEmpty()) {
                    booked(account, late.removeFirst(), noon, "EVENT");
                }
            }
            case 5 -> cbs.merge(account, random.nextInt(61) - 30L, Long::sum);
            case 6 -> correct(account, lastEvening);
            case 7 -> both(account, amount, noon);
            default -> {}
        }
    }

    /** As a correction that is approved, posted and re-checked between two reports. */
    private void correct(String account, Instant lastEvening) {
        var standing = books.standing(account);
        if (!standing.isEmpty()) {
            var part = standing.getFirst();
            booked(account, -part.drift(), lastEvening, "CORRECTION");
            books.jdbc()
                    .sql("update drift_break set status = 'CLOSED', ended_at = now() where break_no = ?")
                    .param(part.breakNo())
                    .update();
        }
    }

    private void both(String account, long amount, Instant at) {
        cbs.merge(account, amount, Long::sum);
        booked(account, amount, at, "EVENT");
    }

    private void booked(String account, long amount, Instant at, String kind) {
        books.booked("e-" + ++events, account, new Money(amount, ComparedBooks.CZK).toDecimalString(), at, at, kind);
    }

    private Map<String, Long> sums(Map<String, String> reported) {
        return perAccount(
                reported,
                "select account_id, sum(drift_minor) from drift_break where status not in ('CLOSED', 'SELF_HEALED')"
                        + " group by account_id");
    }

    private Map<String, Long> drifts(Map<String, String> reported) {
        var drifts = perAccount(reported, "select account_id, sum(balance_minor) from balance group by account_id");
        reported.forEach((account, balance) ->
                drifts.merge(account, -Money.parse(balance, ComparedBooks.CZK).minor(), Long::sum));
        return drifts;
    }

    private Map<String, Long> perAccount(Map<String, String> reported, String sql) {
        var sums = new HashMap<String, Long>();
        reported.keySet().forEach(account -> sums.put(account, 0L));
        books.jdbc().sql(sql).query(row -> {
            long sum = row.getLong(2);
            sums.computeIfPresent(row.getString(1), (_, _) -> sum);
        });
        return sums;
    }

    private long count(String sql) {
        return books.jdbc().sql(sql).query(Long.class).single();
    }
}
