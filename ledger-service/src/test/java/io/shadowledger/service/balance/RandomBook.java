package io.shadowledger.service.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.money.Money;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.problem.DetachedMonthException;
import io.shadowledger.service.storage.ClosedMonths;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A random book over many months, open, closed or detached, and beside it a list in memory that knows better. */
final class RandomBook {

    static final List<String> ACCOUNTS = List.of("a", "ab", "b-1", "ž");
    static final List<String> CURRENCIES = List.of("CZK", "JPY", "KWD");
    static final Comparator<Posted> STATEMENT_ORDER = Comparator.comparing(Posted::valueTime)
            .thenComparing(posted -> posted.event().eventId());

    private static final List<TopicPartition> SOURCES = List.of(Book.RAW_0, Book.RAW_1, Book.CORRECTIONS_0);

    private final TestClock clock = new TestClock("2024-01-31T23:59:00Z");
    private final Book book = Book.empty(clock);
    private final ClosedMonths months = new ClosedMonths(book, clock);
    private final List<Posted> oracle = new ArrayList<>();
    private final Set<String> overdrafts = new HashSet<>();
    private final List<YearMonth> detached = new ArrayList<>();
    private final Random random;
    private Times times = new Times(List.of(), List.of());

    /** Makes a book whose months are open. */
    RandomBook(long seed) throws Exception {
        random = new Random(seed);
        times = post();
    }

    /** Makes a book and brings its months to a state. */
    RandomBook(long seed, Months state) throws Exception {
        this(seed);
        bring(state);
    }

    JdbcClient jdbc() {
        return book.jdbc;
    }

    TestClock clock() {
        return clock;
    }

    Random random() {
        return random;
    }

    Times times() {
        return times;
    }

    /** Posts as much again, from now on. */
    void postMore() throws Exception {
        times = post();
    }

    record Posted(BookableEvent event, Instant recordedAt) {

        Instant valueTime() {
            return event.valueTime();
        }

        String currency() {
            return event.amount().currency().getCurrencyCode();
        }
    }

    /** How far the months of a book are. */
    enum Months {
        OPEN,
        CLOSED,
        DETACHED
    }

    /** Closes all months but the last, and detaches the older half of them. */
    private void bring(Months state) {
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

    static <T> Optional<T> ask(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (DetachedMonthException refused) {
            assertThat(refused.getMessage()).contains("are detached: attach them");
            return Optional.empty();
        }
    }

    boolean isDetached(Instant recordedAt) {
        return detached.contains(YearMonth.from(recordedAt.atOffset(ZoneOffset.UTC)));
    }

    Instant detachedBefore() {
        return detached.getLast().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Whether a question cuts the entries of a detached month: in record time, or within a month of value time. */
    boolean needsDetached(Predicate<Posted> whose, @Nullable Instant value, @Nullable Instant record) {
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

    Set<String> corrections() {
        return book.jdbc
                .sql("select event_id from event_seen join ledger_partition using (partition_id) where topic = ?")
                .param(Book.CORRECTIONS_0.topic())
                .query(String.class)
                .set();
    }

    boolean isOverdraft(String eventId) {
        return overdrafts.contains(eventId);
    }

    /** A value time of the book or one beside it; null at times. */
    @Nullable
    Instant valueTime() {
        return moment(times.value());
    }

    /** A record time of the book or one beside it; null at times. */
    @Nullable
    Instant recordTime() {
        return moment(times.record());
    }

    private @Nullable Instant moment(List<Instant> all) {
        return random.nextInt(4) == 0 ? null : pick(random, all).plusNanos(random.nextInt(3) - 1L);
    }

    record Times(List<Instant> value, List<Instant> record) {}

    /** Posts some two hundred events over a year, several of each value time and several months of each record. */
    private Times post() throws Exception {
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

    List<Posted> select(Predicate<Posted> condition) {
        return oracle.stream().filter(condition).toList();
    }

    static String sum(List<Posted> entries, String currency) {
        return entries.stream()
                .map(posted -> posted.event().amount())
                .reduce(Money.zero(Money.currency(currency)), Money::plus)
                .toDecimalString();
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
