package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.posting.Book;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random books, asked for every kind of balance, against a list in memory. */
class BalancesAgainstOracleTest {

    private static final List<TopicPartition> SOURCES = List.of(Book.RAW_0, Book.RAW_1, Book.CORRECTIONS_0);
    private static final List<String> ACCOUNTS = List.of("a", "ab", "b-1", "ž");
    private static final List<String> CURRENCIES = List.of("CZK", "JPY", "KWD");
    private static final Comparator<Posted> STATEMENT_ORDER = Comparator.comparing(Posted::valueTime)
            .thenComparing(posted -> posted.event().eventId());

    private final TestClock clock = new TestClock("2026-01-31T23:59:00Z");
    private final Book book = Book.empty(clock);
    private final Balances balances = new Balances(book.jdbc, clock);
    private final Statements statements = new Statements(book.jdbc);
    private final AccountDirectory directory = new AccountDirectory(book.jdbc);
    private final List<Posted> oracle = new ArrayList<>();

    private record Posted(BookableEvent event, Instant recordedAt) {

        Instant valueTime() {
            return event.valueTime();
        }

        String currency() {
            return event.amount().currency().getCurrencyCode();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyBalanceIsTheSumOfItsEntries(long seed) throws Exception {
        // Given
        var random = new Random(seed);
        var times = post(random);

        for (var account : ACCOUNTS) {
            for (var currency : CURRENCIES) {
                for (int i = 0; i < 12; i++) {
                    var value = random.nextInt(4) == 0
                            ? null
                            : pick(random, times.value()).plusNanos(random.nextInt(3) - 1L);
                    var record = random.nextInt(4) == 0
                            ? null
                            : pick(random, times.record()).plusNanos(random.nextInt(3) - 1L);

                    // When
                    var balance = balances.balance(account, currency, value, record);

                    // Then
                    var expected = select(posted -> posted.event().accountId().equals(account)
                            && posted.currency().equals(currency)
                            && (value == null || !posted.valueTime().isAfter(value))
                            && (record == null || !posted.recordedAt().isAfter(record)));
                    assertThat(balance.balance()).isEqualTo(sum(expected, currency));
                    assertThat(balance.entries()).isEqualTo(expected.size());
                    assertThat(balance.overdrawn()).isEqualTo(balance.balance().startsWith("-"));
                    var last = expected.stream().max(STATEMENT_ORDER);
                    assertThat(balance.lastEvent())
                            .isEqualTo(
                                    last.map(posted -> posted.event().eventId()).orElse(null));
                    assertThat(balance.lastEventAt())
                            .isEqualTo(last.map(Posted::valueTime).orElse(null));
                }
            }
        }
        book.check();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aStatementIsTheSameHoweverItIsCutIntoPages(long seed) throws Exception {
        // Given
        var random = new Random(seed);
        var times = post(random);

        for (var account : ACCOUNTS) {
            for (var currency : CURRENCIES) {
                var from = random.nextBoolean() ? null : pick(random, times.value());
                var to = random.nextBoolean() ? null : pick(random, times.value());

                // When
                var lines = new ArrayList<StatementLine>();
                Cursor after = null;
                int limit = 1 + random.nextInt(20);
                do {
                    var page = statements.page(new Statements.Request(account, currency, from, to, after, limit));
                    assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                    lines.addAll(page.items());
                    after = page.next() == null ? null : Cursor.parse(page.next(), 2);
                } while (after != null);

                // Then
                assertThat(lines).isEqualTo(statement(account, currency, from, to));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 21)
    void theListOfAccountsIsCompleteHoweverItIsCutIntoPages(long seed) throws Exception {
        // Given
        post(new Random(seed));

        for (var prefix : List.of("", "a", "ž", "nobody", "@")) {
            // When
            var found = new ArrayList<String>();
            Cursor after = null;
            do {
                var page = directory.accounts(prefix, after, 2);
                page.items()
                        .forEach(account -> found.add(account.accountId() + " " + account.currency() + " "
                                + account.balance() + " " + account.entries()));
                after = page.next() == null ? null : Cursor.parse(page.next(), 2);
            } while (after != null);

            // Then
            var expected = new TreeSet<String>();
            for (var posted : select(posted -> posted.event().accountId().startsWith(prefix))) {
                var own = select(
                        other -> other.event().accountId().equals(posted.event().accountId())
                                && other.currency().equals(posted.currency()));
                expected.add(posted.event().accountId() + " " + posted.currency() + " " + sum(own, posted.currency())
                        + " " + own.size());
            }
            if (prefix.equals("@")) {
                assertThat(found).hasSize(6);
            } else {
                assertThat(found).containsExactlyElementsOf(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 31)
    void theLedgersOwnAccountsAreTheContraOfAllOthers(long seed) throws Exception {
        // Given
        var times = post(new Random(seed));

        for (var currency : CURRENCIES) {
            for (var record : times.record()) {
                // When
                var control = new BigDecimal(
                        balances.balance("@control", currency, null, record).balance());
                var suspense = new BigDecimal(balances.balance("@drift-suspense", currency, null, record)
                        .balance());

                // Then
                var customers = sum(
                        select(posted -> posted.currency().equals(currency)
                                && !posted.recordedAt().isAfter(record)),
                        currency);
                assertThat(control.add(suspense).add(new BigDecimal(customers))).isZero();
            }
        }
        assertThat(balances.trialBalance().lines()).hasSize(CURRENCIES.size()).allSatisfy(line -> {
            assertThat(new BigDecimal(line.total())).isZero();
            assertThat(line.customers())
                    .isEqualTo(sum(select(posted -> posted.currency().equals(line.currency())), line.currency()));
        });
    }

    private record Times(List<Instant> value, List<Instant> record) {}

    /** Posts some two hundred events over the turn of a month, several of each value time. */
    private Times post(Random random) throws Exception {
        var values = new ArrayList<Instant>();
        for (int i = 0; i < 15; i++) {
            values.add(Instant.parse("1969-12-31T23:59:59Z")
                    .plusNanos(random.nextLong(Duration.ofDays(30_000).toNanos()) / 1_000 * 1_000));
        }
        var records = new ArrayList<Instant>();
        int id = 0;
        for (int batch = 0; batch < 25; batch++) {
            clock.advance(Duration.ofNanos(1_000L * random.nextInt(20_000_000)));
            var events = new ArrayList<BookableEvent>();
            int size = 1 + random.nextInt(15);
            for (int i = 0; i < size; i++) {
                long minor = 1 + random.nextInt(100_000);
                events.add(new BookableEvent(
                        Integer.toString(random.nextInt(), 36) + "-" + id++,
                        pick(random, ACCOUNTS),
                        new Money(random.nextBoolean() ? minor : -minor, Money.currency(pick(random, CURRENCIES))),
                        pick(random, values),
                        random.nextBoolean() ? null : "ref " + id,
                        random.nextBoolean() ? null : "ěščř 😀 " + id));
            }
            book.post(pick(random, SOURCES), events);
            records.add(clock.instant());
            events.forEach(event -> oracle.add(new Posted(event, clock.instant())));
        }
        return new Times(values, records);
    }

    private List<Posted> select(Predicate<Posted> condition) {
        return oracle.stream().filter(condition).toList();
    }

    private List<StatementLine> statement(
            String account, String currency, @Nullable Instant from, @Nullable Instant to) {
        var kinds = book.jdbc
                .sql("select event_id from entry where kind = 'CORRECTION'")
                .query(String.class)
                .set();
        var overdrafts = book.jdbc
                .sql("select event_id from entry where overdraft")
                .query(String.class)
                .set();
        var lines = new ArrayList<StatementLine>();
        var balance = BigDecimal.ZERO;
        var own = select(posted ->
                posted.event().accountId().equals(account) && posted.currency().equals(currency));
        for (var posted : own.stream().sorted(STATEMENT_ORDER).toList()) {
            var event = posted.event();
            balance = balance.add(event.amount().toBigDecimal());
            if ((from == null || !event.valueTime().isBefore(from))
                    && (to == null || !event.valueTime().isAfter(to))) {
                lines.addFirst(new StatementLine(
                        event.eventId(),
                        kinds.contains(event.eventId()) ? EntryKind.CORRECTION : EntryKind.EVENT,
                        event.valueTime(),
                        posted.recordedAt(),
                        event.amount().toDecimalString(),
                        currency,
                        balance.toPlainString(),
                        overdrafts.contains(event.eventId()),
                        event.reference(),
                        event.description()));
            }
        }
        return lines;
    }

    private static String sum(List<Posted> entries, String currency) {
        return entries.stream()
                .map(posted -> posted.event().amount())
                .reduce(Money.zero(Money.currency(currency)), Money::plus)
                .toDecimalString();
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
