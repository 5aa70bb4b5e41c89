package io.shadowledger.service.posting;

import static io.shadowledger.service.posting.Book.RAW_0;
import static io.shadowledger.service.posting.Book.event;
import static io.shadowledger.service.posting.Book.records;
import static io.shadowledger.service.posting.Book.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.service.event.EventWriter;
import io.shadowledger.service.kafka.BrokerUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process or its connection dies between any two steps of a batch. */
class CrashTest {

    private static final List<ConsumerRecord<byte[], byte[]>> FIRST = records(RAW_0, 0, event("e0", "a", 100));

    // Reaches every statement of the transaction: a new one, a duplicate, a conflict, a dead letter
    private static final List<ConsumerRecord<byte[], byte[]>> SECOND = records(
            RAW_0,
            1,
            List.of(
                    EventWriter.write(event("e1", "a", 20)),
                    EventWriter.write(event("e0", "a", 100)),
                    EventWriter.write(event("e0", "a", 101)),
                    text("not an event")));

    /** Ids claimed with COPY, which fails over the repetitions and goes back to its savepoint, and with INSERT. */
    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void aCrashAtAnyStepLeavesNothingAndTheNextWriterPostsItAll(int copyFrom) throws Exception {
        var expected = postedWithoutCrash();
        int crashes = 0;
        for (int step = 1; ; step++) {
            // Given
            var book = Book.empty();
            book.copyFrom = copyFrom;
            book.post(book.writer(RAW_0), FIRST);
            var before = fingerprint(book);

            // When
            boolean crashed = crashesAt(book, step, false);

            // Then
            if (!crashed) {
                break;
            }
            crashes++;
            assertThat(fingerprint(book))
                    .as("after a crash before step " + step)
                    .isEqualTo(before);
            book.post(book.writer(RAW_0), SECOND);
            assertThat(fingerprint(book))
                    .as("posted after a crash before step " + step)
                    .isEqualTo(expected);
            book.check();
        }
        // One per statement, and the commit
        assertThat(crashes).isGreaterThanOrEqualTo(11);
    }

    @Test
    void aCrashRightAfterTheCommitIsNotPostedAgain() throws Exception {
        // Given
        var book = Book.empty();
        book.post(book.writer(RAW_0), FIRST);

        // When
        boolean crashed = crashesAt(book, Integer.MAX_VALUE, true);

        // Then
        assertThat(crashed).isTrue();
        assertThat(book.writer(RAW_0).state().nextOffset()).isEqualTo(5);
        assertThat(fingerprint(book)).isEqualTo(postedWithoutCrash());
        book.check();
    }

    @Test
    void deadLettersThatTheBrokerDoesNotTakeStopTheBatch() throws Exception {
        // Given
        var book = Book.empty();
        var writer = book.writer(RAW_0, (_, letters) -> {
            if (!letters.isEmpty()) {
                throw new BrokerUnavailableException("no broker", new IllegalStateException());
            }
        });
        book.post(writer, FIRST);
        var before = fingerprint(book);

        // When
        assertThatThrownBy(() -> book.post(writer, SECOND)).isInstanceOf(BrokerUnavailableException.class);

        // Then
        assertThat(fingerprint(book)).isEqualTo(before);
    }

    private static List<String> postedWithoutCrash() throws Exception {
        var book = Book.empty();
        book.post(book.writer(RAW_0), FIRST);
        book.post(book.writer(RAW_0), SECOND);
        return fingerprint(book);
    }

    private static boolean crashesAt(Book book, int step, boolean afterCommit) throws Exception {
        var writer = book.writer(RAW_0);
        try (var connection = book.connect()) {
            writer.post(failing(connection, step, afterCommit), writer.read(SECOND), writer.nextRecordTime());
            return false;
        } catch (SQLException crash) {
            assertThat(crash.getMessage()).isEqualTo("crash");
            return true;
        }
    }

    /** Dies before the given use of the connection, or after its commit; nothing works from then on. */
    private static Connection failing(Connection real, int step, boolean afterCommit) {
        var steps = new int[1];
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    boolean counts = List.of(
                                    "prepareStatement",
                                    "unwrap",
                                    "setSavepoint",
                                    "rollback",
                                    "releaseSavepoint",
                                    "commit")
                            .contains(method.getName());
                    if (steps[0] >= step) {
                        throw new SQLException("dead already");
                    }
                    if (counts && ++steps[0] == step) {
                        real.close();
                        throw new SQLException("crash");
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        if (afterCommit && method.getName().equals("commit")) {
                            real.close();
                            throw new SQLException("crash");
                        }
                        return result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    /** All that the book says, but for record times and what depends on them. */
    private static List<String> fingerprint(Book book) {
        var lines = new ArrayList<String>();
        for (var sql : List.of(
                "select (topic, kafka_partition, next_offset, batch_no, encode(chain_head, 'hex'), entries, duplicates,"
                        + " conflicts, dead_letters)::text from ledger_partition order by 1",
                "select (batch_no, first_offset, last_offset, entries, duplicates, conflicts, dead_letters)::text"
                        + " from batch order by 1",
                "select event_seen::text from event_seen order by 1",
                "select (kafka_offset, batch_no, event_id, account_id, amount_minor, encode(chain_hash, 'hex'))::text"
                        + " from entry order by 1",
                "select balance::text from balance order by 1",
                "select (account_id, currency, partitions)::text from account order by 1",
                "select account_shared::text from account_shared order by 1",
                "select control_posting::text from control_posting order by 1",
                "select (kafka_offset, event_id)::text from event_conflict order by 1",
                "select (kafka_offset, reason)::text from dead_letter order by 1")) {
            lines.addAll(book.jdbc.sql(sql).query(String.class).list());
        }
        return lines;
    }
}
