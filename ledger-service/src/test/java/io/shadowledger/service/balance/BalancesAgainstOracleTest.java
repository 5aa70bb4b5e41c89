package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.Statement;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.problem.DetachedMonthException;
import io.shadowledger.service.storage.ClosedMonths;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random books over many months, open, closed and detached, asked for every kind of balance, against a list in memory. */
class BalancesAgainstOracleTest {

    private static final List<TopicPartition> SOURCES = List.of(Book.RAW_0, Book.RAW_1, Book.CORRECTIONS_0);
    private static final List<String> ACCOUNTS = List.of("a", "ab", "b-1", "ž");
    private static final List<String> CURRENCIES = List.of("CZK", "JPY", "KWD");
    private static final Comparator<Posted> STATEMENT_ORDER = Comparator.comparing(Posted::valueTime)
            .thenComparing(posted -> posted.event().eventId());

    private final TestClock clock = new TestClock("2024-01-31T23:59:00Z");
    private final Book book = Book.empty(clock);
    private final ClosedMonths months = new ClosedMonths(book, clock);
    private final Balances balances = new Balances(book.jdbc);
    private final TrialBalances trialBalances = new TrialBalances(book.jdbc, clock);
    private final Statements statements = new Statements(book.jdbc);
    private final AccountDirectory directory = new AccountDirectory(book.jdbc);
    private final List<Posted> oracle = new ArrayList<>();
    private final Set<String> overdrafts = new HashSet<>();
    private final List<YearMonth> detached = new ArrayList<>();

    private record Posted(BookableEvent event, Instant recordedAt) {

        Instant valueTime() {
            return event.valueTime();
        }

        String currency() {
            return event.amount().currency().getCurrencyCode();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, OPEN", "2, CLOSED", "3, CLOSED", "4, DETACHED", "5, DETACHED", "6, DETACHED"})
    void everyBalanceIsTheSumOfItsEntries(long seed, Months state) throws Exception {
        // Given
        var random = new Random(seed);
        var times = post(random);
        bring(state, times);
        int refused = 0;

        for (var account : ACCOUNTS) {
            for (var currency : CURRENCIES) {
                for (int i = 0; i < 40; i++) {
                    var value = moment(random, times.value());
                    var record = moment(random, times.record());

                    // When
                    var answer = ask(() -> balances.balance(account, currency, value, record));

                    // Then
                    var expected = select(posted -> posted.event().accountId().equals(account)
                            && posted.currency().equals(currency)
                            && (value == null || !posted.valueTime().isAfter(value))
                            && (record == null || !posted.recordedAt().isAfter(record)));
                    if (needsDetached(
                            posted -> posted.event().accountId().equals(account)
                                    && posted.currency().equals(currency),
                            value,
                            record)) {
                        assertThat(answer)
                                .as("an answer that needs detached entries")
                                .isEmpty();
                        refused++;
                        continue;
                    }
                    var balance = answer.orElseThrow();
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
        assertThat(refused > 0).isEqualTo(state == Months.DETACHED);
    }

    @ParameterizedTest
    @CsvSource({"31, OPEN", "32, CLOSED", "33, DETACHED", "34, DETACHED"})
    void everyTrialBalanceIsZeroAndTheSumOfItsEntries(long seed, Months state) throws Exception {
        // Given
        var random = new Random(seed);
        var times = post(random);
        bring(state, times);
        var corrections = corrections();

        for (int i = 0; i < 150; i++) {
            var value = moment(random, times.value());
            var record = moment(random, times.record());

            // When
            var answer = ask(() -> trialBalances.of(value, record));

            // Then
            if (needsDetached(_ -> true, value, record)) {
                // By day of value time rather than by month, so it may know more than an account's balance
                continue;
            }
            var counted = select(posted -> (value == null || !posted.valueTime().isAfter(value))
                    && (record == null || !posted.recordedAt().isAfter(record)));
            var lines = answer.orElseThrow().lines();
            assertThat(lines)
                    .extracting(TrialBalance.Line::currency)
                    .containsExactlyElementsOf(counted.stream()
                            .map(Posted::currency)
                            .distinct()
                            .sorted()
                            .toList());
            for (var line : lines) {
                var own = counted.stream()
                        .filter(posted -> posted.currency().equals(line.currency()))
                        .toList();
                var booked = own.stream()
                        .filter(posted -> corrections.contains(posted.event().eventId()))
                        .toList();
                assertThat(new BigDecimal(line.total())).isZero();
                assertThat(line.customers()).isEqualTo(sum(own, line.currency()));
                assertThat(new BigDecimal(line.driftSuspense()).negate())
                        .isEqualByComparingTo(sum(booked, line.currency()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"11, OPEN", "12, CLOSED", "13, DETACHED", "14, DETACHED", "15, DETACHED"})
    void aStatementIsTheSameHoweverItIsCutIntoPages(long seed, Months state) throws Exception {
        // Given
        var random = new Random(seed);
        var times = post(random);
        bring(state, times);

        for (var account : ACCOUNTS) {
            for (var currency : CURRENCIES) {
                var from = random.nextBoolean() ? null : moment(random, times.value());
                var to = random.nextBoolean() ? null : moment(random, times.value());
                var record = random.nextBoolean() ? null : moment(random, times.record());
                int limit = 1 + random.nextInt(20);

                // When
                var answer = ask(() -> read(account, currency, from, to, record, limit));

                // Then
                var whole = statement(account, currency, from, to, record);
                if (needsDetached(
                        posted -> posted.event().accountId().equals(account)
                                && posted.currency().equals(currency),
                        to,
                        record)) {
                    assertThat(answer)
                            .as("a statement that ends among detached entries")
                            .isEmpty();
                    continue;
                }
                var carried = answer.orElseThrow().carriedForward();
                assertThat(answer.orElseThrow().items())
                        .isEqualTo(
                                carried == null
                                        ? whole
                                        : whole.stream()
                                                .filter(line -> isAfterDetached(line, account, currency, to, record))
                                                .toList());
                if (carried == null) {
                    assertThat(whole).noneMatch(line -> isDetached(line.recordedAt()));
                } else {
                    var before = statement(account, currency, null, to, record).stream()
                            .filter(line -> !isAfterDetached(line, account, currency, to, record))
                            .toList();
                    assertThat(carried.balance()).isEqualTo(before.getFirst().balance());
                    assertThat(carried.entries()).isEqualTo(before.size());
                    assertThat(carried.through()).isEqualTo(before.getFirst().valueTime());
                    assertThat(carried.detachedBefore()).isEqualTo(detachedBefore());
                }
            }
        }
    }

    @Test
    void aStatementAsOfARecordTimeStaysTheSameWhileEntriesComeIn() throws Exception {
        // Given
        var random = new Random(41);
        post(random);
        var now = clock.instant();
        var before = read("a", "CZK", null, null, now, 1_000);
        var first = statements.page(new Statements.Request("a", "CZK", null, null, now, null, 3));

        // When
        clock.advance(Duration.ofSeconds(1));
        post(random);
        var rest = readAfter(first.next(), "a", "CZK", null, null, now, 3);

        // Then
        var lines = new ArrayList<>(first.items());
        lines.addAll(rest.items());
        assertThat(lines).isEqualTo(before.items()).hasSizeGreaterThan(3);
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
    }

    /** How far the months of a book are. */
    private enum Months {
        OPEN,
        CLOSED,
        DETACHED
    }

    /** Closes all months but the last, and detaches the older half of them. */
    private void bring(Months state, Times times) {
        if (state == Months.OPEN) {
            return;
        }
        int closed = months.close();
        assertThat(closed).isGreaterThan(4);
        if (state == Months.DETACHED) {
            for (int i = 0; i < closed / 2; i++) {
                var month = YearMonth.of(2024, 1).plusMonths(i);
                months.detach(month);
                // Archived: nothing can read these entries, by mistake or otherwise
                book.jdbc
                        .sql("drop table entry_y%04dm%02d".formatted(month.getYear(), month.getMonthValue()))
                        .update();
                detached.add(month);
            }
        }
    }

    private static <T> Optional<T> ask(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (DetachedMonthException refused) {
            assertThat(refused.getMessage()).contains("are detached: attach them");
            return Optional.empty();
        }
    }

    private Statement read(
            String account,
            String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant record,
            int limit) {
        return readAfter(null, account, currency, from, to, record, limit);
    }

    private Statement readAfter(
            @Nullable String next,
            String account,
            String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant record,
            int limit) {
        var lines = new ArrayList<StatementLine>();
        Statement page;
        var after = next;
        do {
            var cursor = after == null ? null : Cursor.parse(after, 2);
            page = statements.page(new Statements.Request(account, currency, from, to, record, cursor, limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            lines.addAll(page.items());
            after = page.next();
        } while (after != null);
        return new Statement(lines, null, page.carriedForward());
    }

    private boolean isDetached(Instant recordedAt) {
        return detached.contains(YearMonth.from(recordedAt.atOffset(ZoneOffset.UTC)));
    }

    private Instant detachedBefore() {
        return detached.getLast().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Whether a question cuts the entries of a detached month: in record time, or within a month of value time. */
    private boolean needsDetached(Predicate<Posted> whose, @Nullable Instant value, @Nullable Instant record) {
        var own = select(whose.and(posted -> isDetached(posted.recordedAt())));
        for (var posted : own) {
            boolean before = value == null || !posted.valueTime().isAfter(value);
            var month = YearMonth.from(posted.recordedAt().atOffset(ZoneOffset.UTC));
            var start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            var end = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            if (record != null
                    && !start.isAfter(record)
                    && record.plusNanos(1_000).isBefore(end)) {
                if (before) {
                    return true;
                }
                continue;
            }
            if (record != null && start.isAfter(record) || value == null || !before) {
                continue;
            }
            if (own.stream()
                    .anyMatch(other -> other.valueTime().isAfter(value)
                            && month.equals(YearMonth.from(other.recordedAt().atOffset(ZoneOffset.UTC)))
                            && YearMonth.from(other.valueTime().atOffset(ZoneOffset.UTC))
                                    .equals(YearMonth.from(posted.valueTime().atOffset(ZoneOffset.UTC))))) {
                return true;
            }
        }
        return false;
    }

    private List<Posted> detachedOf(String account, String currency, @Nullable Instant record) {
        return select(posted -> posted.event().accountId().equals(account)
                && posted.currency().equals(currency)
                && isDetached(posted.recordedAt())
                && (record == null || !posted.recordedAt().isAfter(record)));
    }

    private boolean isAfterDetached(
            StatementLine line, String account, String currency, @Nullable Instant to, @Nullable Instant record) {
        return detachedOf(account, currency, record).stream()
                .filter(posted -> to == null || !posted.valueTime().isAfter(to))
                .max(STATEMENT_ORDER)
                .map(last -> line.valueTime().isAfter(last.valueTime())
                        || line.valueTime().equals(last.valueTime())
                                && line.eventId().compareTo(last.event().eventId()) > 0)
                .orElse(true);
    }

    private Set<String> corrections() {
        return book.jdbc
                .sql("select event_id from event_seen join ledger_partition using (partition_id) where topic = ?")
                .param(Book.CORRECTIONS_0.topic())
                .query(String.class)
                .set();
    }

    private static @Nullable Instant moment(Random random, List<Instant> times) {
        return random.nextInt(4) == 0 ? null : pick(random, times).plusNanos(random.nextInt(3) - 1L);
    }

    private record Times(List<Instant> value, List<Instant> record) {}

    /** Posts some two hundred events over a year, several of each value time and several months of each record. */
    private Times post(Random random) throws Exception {
        var values = new ArrayList<Instant>();
        for (int i = 0; i < 6; i++) {
            values.add(Instant.parse("1969-12-31T23:59:59Z")
                    .plusNanos(random.nextLong(Duration.ofDays(30_000).toNanos()) / 1_000 * 1_000));
        }
        for (int i = 0; i < 12; i++) {
            values.add(Instant.parse("2024-01-25T00:00:00Z")
                    .plusNanos(random.nextLong(Duration.ofDays(200).toNanos()) / 1_000 * 1_000));
        }
        var records = new ArrayList<Instant>();
        int id = 0;
        for (int batch = 0; batch < 25; batch++) {
            // A month apart at times, or the last microsecond of a month and the first of the next
            clock.advance(
                    batch % 3 == 2
                            ? Duration.ofDays(10 + random.nextInt(30))
                            : Duration.ofNanos(1_000L * random.nextInt(20_000_000)));
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
            records.add(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                    .atDay(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC));
            events.forEach(event -> oracle.add(new Posted(event, clock.instant())));
        }
        overdrafts.addAll(book.jdbc
                .sql("select event_id from entry where overdraft")
                .query(String.class)
                .list());
        book.check();
        return new Times(values, records);
    }

    private List<Posted> select(Predicate<Posted> condition) {
        return oracle.stream().filter(condition).toList();
    }

    private List<StatementLine> statement(
            String account, String currency, @Nullable Instant from, @Nullable Instant to, @Nullable Instant record) {
        var corrections = corrections();
        var lines = new ArrayList<StatementLine>();
        var balance = BigDecimal.ZERO;
        var own = select(posted -> posted.event().accountId().equals(account)
                && posted.currency().equals(currency)
                && (record == null || !posted.recordedAt().isAfter(record)));
        for (var posted : own.stream().sorted(STATEMENT_ORDER).toList()) {
            var event = posted.event();
            balance = balance.add(event.amount().toBigDecimal());
            if ((from == null || !event.valueTime().isBefore(from))
                    && (to == null || !event.valueTime().isAfter(to))) {
                lines.addFirst(new StatementLine(
                        event.eventId(),
                        corrections.contains(event.eventId()) ? EntryKind.CORRECTION : EntryKind.EVENT,
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
