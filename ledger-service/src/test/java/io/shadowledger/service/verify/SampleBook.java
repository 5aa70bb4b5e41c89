package io.shadowledger.service.verify;

import static io.shadowledger.service.posting.Book.CORRECTIONS_0;
import static io.shadowledger.service.posting.Book.RAW_0;
import static io.shadowledger.service.posting.Book.RAW_1;

import io.shadowledger.api.money.Money;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.EventWriter;
import io.shadowledger.service.posting.Book;
import io.shadowledger.service.posting.DirectPosting;
import io.shadowledger.service.storage.ClosedMonths;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A small book with all that a book can have in it, and a hand that can change every row of it. */
final class SampleBook {

    /** The tables that are the book, in an order in which their rows can be put back. */
    static final List<String> TABLES = List.of(
            "ledger_partition",
            "batch",
            "event_seen",
            "entry",
            "balance",
            "account",
            "control_posting",
            "event_conflict",
            "dead_letter");

    static final VerificationProgress SILENT = new VerificationProgress() {
        @Override
        public void stage(String stage) {}

        @Override
        public void reached(int partitionId, Checkpoint checkpoint) {}
    };

    private final PostgresDatabase database;
    private final DirectPosting posting;

    private SampleBook(PostgresDatabase database, Clock clock) {
        this.database = database;
        this.posting = new DirectPosting(Money.currency("CZK"), clock);
    }

    static SampleBook empty() {
        return new SampleBook(Book.empty().database(), Clock.systemUTC());
    }

    /** Entries of both kinds in three currencies, overdrafts, duplicates, conflicts and dead letters. */
    static SampleBook filled() throws SQLException {
        var book = empty();
        try (var connection = book.database.dataSource().getConnection()) {
            // So that their ids are 1, 2 and 3: every takeover uses one up
            for (var source : List.of(RAW_0, RAW_1, CORRECTIONS_0)) {
                var unused = book.posting.takeOver(connection, source);
            }
        }
        book.post(RAW_0, credit("a1", "A", 500), credit("a2", "B", 70_000, "USD"), debit("a3", "A", 900));
        book.post(
                RAW_0,
                described("a4", "A", "ref-4", "rent"),
                credit("a2", "B", 70_000, "USD"),
                credit("a5", "C", 42, "EUR"),
                described("a6", "C", "ref-6", "salary"),
                debit("a7", "A", 12));
        book.post(RAW_0, credit("a8", "A", 1), credit("a1", "A", 501), debit("a9", "A", 2));
        book.post(RAW_0, credit("a10", "D", 5), record("{\"eventId\":\"a11\"}", "key"), debit("a12", "D", 9));
        book.post(RAW_0, credit("a13", "D", 5), debit("a14", "A", 2));
        book.post(RAW_1, credit("b1", "A", 500), debit("b2", "A", 1_200), credit("b3", "F", 3));
        book.post(RAW_1, debit("b4", "F", 7), credit("b5", "F", 8));
        book.post(CORRECTIONS_0, credit("c1", "A", 7), debit("c2", "F", 4));
        book.post(CORRECTIONS_0, debit("c3", "A", 7));
        return book;
    }

    /** Three months: of the first the entries are detached, the second is closed, the third is open. */
    static SampleBook withMonths() throws SQLException {
        var clock = new TestClock("2024-01-10T12:00:00Z");
        var months = Book.empty(clock);
        var book = new SampleBook(months.database(), clock);
        for (var month : List.of("1", "2", "3")) {
            book.post(
                    RAW_0,
                    at("2024-0" + month + "-03T01:00:00Z", "a" + month, "A", 500),
                    at("2024-0" + month + "-03T02:00:00Z", "b" + month, "A", -20),
                    at("2023-12-0" + month + "T02:00:00Z", "c" + month, "A", 3_000),
                    at("2024-0" + month + "-05T02:00:00Z", "d" + month, "B", -7));
            book.post(CORRECTIONS_0, at("2024-0" + month + "-07T12:00:00Z", "e" + month, "B", 7));
            clock.advance(Duration.ofDays(30));
        }
        clock.advance(Duration.ofDays(-9));
        var closed = new ClosedMonths(months, clock);
        closed.close();
        closed.detach(YearMonth.of(2024, 1));
        return book;
    }

    private static byte[][] at(String time, String id, String account, long minor) {
        var event = new BookableEvent(
                id, account, new Money(minor, Money.currency("CZK")), Instant.parse(time), null, null);
        return new byte[][] {EventWriter.write(event), account.getBytes(StandardCharsets.UTF_8)};
    }

    private static byte[][] record(String value, String key) {
        return new byte[][] {value.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8)};
    }

    static byte[][] credit(String id, String account, long minor) {
        return credit(id, account, minor, "CZK");
    }

    static byte[][] credit(String id, String account, long minor, String currency) {
        return event(id, account, minor, currency, null, null);
    }

    static byte[][] debit(String id, String account, long minor) {
        return event(id, account, -minor, "CZK", null, null);
    }

    private static byte[][] described(String id, String account, String reference, String description) {
        return event(id, account, 77, "CZK", reference, description);
    }

    private static byte[][] event(
            String id,
            String account,
            long minor,
            String currency,
            @Nullable String reference,
            @Nullable String description) {
        var time = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(id.hashCode() % 100_000L);
        var event = new BookableEvent(
                id, account, new Money(minor, Money.currency(currency)), time, reference, description);
        return new byte[][] {EventWriter.write(event), account.getBytes(StandardCharsets.UTF_8)};
    }

    /** Posts records, each a value and a key, as the partition's next batch. */
    void post(TopicPartition source, byte[][]... records) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            var writer = posting.takeOver(connection, source);
            writer.post(connection, consumed(source, writer.nextOffset(), records));
        }
    }

    static List<ConsumerRecord<byte[], byte[]>> consumed(TopicPartition source, long offset, byte[][]... records) {
        var consumed = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var record : records) {
            consumed.add(new ConsumerRecord<>(
                    source.topic(), source.partition(), offset + consumed.size(), record[1], record[0]));
        }
        return consumed;
    }

    DirectPosting posting() {
        return posting;
    }

    PostgresDatabase database() {
        return database;
    }

    BookDatabase asDatabase() {
        return new BookDatabase(database.jdbcUrl(), database.username(), database.password());
    }

    /** The database as its superuser, for whom neither foreign keys nor triggers hold. */
    JdbcClient tamperer() {
        var superuser = PostgresProcess.shared().superuser();
        var source = new DriverManagerDataSource(
                database.jdbcUrl() + "?options=-c%20session_replication_role=replica",
                superuser.username(),
                superuser.password());
        return JdbcClient.create(source);
    }

    /** Keeps a copy of every row, for {@link #restore}. */
    void keep() {
        var sql = tamperer();
        TABLES.forEach(table -> sql.sql("create table original_" + table + " as select * from " + table)
                .update());
    }

    /** Puts every row back as it was kept. */
    void restore() {
        var sql = tamperer();
        sql.sql("truncate account_shared, " + String.join(", ", TABLES)).update();
        TABLES.forEach(table -> sql.sql(
                        "insert into %s overriding system value select * from original_%s".formatted(table, table))
                .update());
    }

    /** Verifies all of it. */
    BookVerifier.Outcome verify() throws Exception {
        return verify(true);
    }

    BookVerifier.Outcome verify(boolean full) throws Exception {
        return new BookVerifier(asDatabase(), 2, SILENT).verify(plan(full));
    }

    BookVerifier.Plan plan(boolean full) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            return new BookVerifier.Plan(
                    BookPartition.all(connection).stream()
                            .map(p -> new BookVerifier.Task(
                                    p.partitionId(), p.source().toString(), Checkpoint.START, null))
                            .toList(),
                    true,
                    full);
        }
    }
}
