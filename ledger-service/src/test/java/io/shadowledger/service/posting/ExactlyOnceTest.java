package io.shadowledger.service.posting;

import static io.shadowledger.service.posting.Book.CORRECTIONS_0;
import static io.shadowledger.service.posting.Book.RAW_0;
import static io.shadowledger.service.posting.Book.RAW_1;
import static io.shadowledger.service.posting.Book.event;
import static io.shadowledger.service.posting.Book.records;
import static io.shadowledger.service.posting.Book.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactlyOnceTest {

    private Book book;

    @BeforeEach
    void emptyBook() {
        book = Book.empty();
    }

    @AfterEach
    void theBookTies() {
        book.check();
    }

    @Test
    void anEventThatComesTwiceInOneBatchIsPostedOnce() throws Exception {
        // Given
        var writer = book.writer(RAW_0);

        // When
        var batch = book.post(writer, records(RAW_0, 0, event("e1", "a", 500), event("e1", "a", 500)));

        // Then
        assertThat(batch.duplicates()).isEqualTo(1);
        assertThat(book.balance("a")).isEqualTo(500);
    }

    @Test
    void anEventThatComesAgainInALaterBatchIsPostedOnce() throws Exception {
        // Given
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 500)));

        // When
        var batch = book.post(writer, records(RAW_0, 1, event("e1", "a", 500), event("e2", "a", 1)));

        // Then
        assertThat(batch.duplicates()).isEqualTo(1);
        assertThat(book.balance("a")).isEqualTo(501);
    }

    @Test
    void afterARepetitionTheWriterKnowsItsAccountsAnew() throws Exception {
        // Given
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", -500)));
        book.post(writer, records(RAW_0, 1, event("e1", "a", -500), event("e2", "a", 600)));

        // When
        var batch = book.post(writer, records(RAW_0, 3, event("e3", "a", -150)));

        // Then
        assertThat(batch.overdrafts()).isEqualTo(1);
        assertThat(book.balance("a")).isEqualTo(-50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2199-12-31T23:59:59.999999Z", "1900-01-01T00:00:00.000001Z"})
    void aSmallBatchKeepsValueTimesToTheMicrosecond(String valueTime) throws Exception {
        // Given
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 500)));

        // When
        book.post(writer, records(RAW_0, 1, event("e2", "a", 1, "CZK", valueTime)));

        // Then
        assertThat(book.jdbc
                        .sql("select value_time from entry where event_id = 'e2'")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(valueTime);
    }

    @Test
    void anEventThatComesAgainInAnotherPartitionIsPostedOnce() throws Exception {
        // Given
        book.post(book.writer(RAW_0), records(RAW_0, 7, event("e1", "a", 500)));

        // When
        var batch = book.post(book.writer(RAW_1), records(RAW_1, 7, event("e1", "a", 500)));

        // Then
        assertThat(batch.duplicates()).isEqualTo(1);
        assertThat(book.balance("a")).isEqualTo(500);
    }

    @Test
    void anIdWithOtherContentIsAConflictWithItsPayloadKept() throws Exception {
        // Given
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 500)));
        var other = records(RAW_0, 1, event("e1", "a", 501));

        // When
        var batch = book.post(writer, other);

        // Then
        assertThat(batch.conflicts()).hasSize(1);
        assertThat(book.balance("a")).isEqualTo(500);
        assertThat(book.jdbc
                        .sql("select payload from event_conflict where event_id = 'e1' and kafka_offset = 1")
                        .query(byte[].class)
                        .single())
                .isEqualTo(other.getFirst().value());
    }

    @Test
    void anIdWithOtherContentInTheSameBatchIsAConflict() throws Exception {
        // Given
        var writer = book.writer(RAW_0);

        // When
        var batch = book.post(
                writer, records(RAW_0, 0, event("e1", "a", 500), event("e1", "a", 501), event("e1", "a", 500)));

        // Then
        assertThat(batch.conflicts()).hasSize(1);
        assertThat(batch.duplicates()).isEqualTo(1);
        assertThat(book.balance("a")).isEqualTo(500);
    }

    @Test
    void repetitionsInALargeBatchAreSortedOutWhenCopyStumblesOverThem() throws Exception {
        // Given
        book.copyFrom = 1;
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 500), event("e2", "a", 1)));

        // When
        var batch =
                book.post(writer, records(RAW_0, 2, event("e3", "a", 7), event("e1", "a", 500), event("e2", "a", 2)));

        // Then
        assertThat(batch.entries()).extracting(entry -> entry.event().eventId()).containsExactly("e3");
        assertThat(batch.duplicates()).isEqualTo(1);
        assertThat(batch.conflicts()).extracting(Incoming.Readable::offset).containsExactly(4L);
        assertThat(book.post(writer, records(RAW_0, 5, event("e4", "a", 1))).entries())
                .hasSize(1);
        assertThat(book.post(writer, records(RAW_0, 6, event("e5", "a", 1))).entries())
                .hasSize(1);
    }

    @Test
    void aCorrectionWithTheIdOfAnEventIsAConflict() throws Exception {
        // Given
        book.post(book.writer(RAW_0), records(RAW_0, 0, event("e1", "a", 500)));

        // When
        var batch = book.post(book.writer(CORRECTIONS_0), records(CORRECTIONS_0, 0, event("e1", "a", 500)));

        // Then
        assertThat(batch.conflicts()).hasSize(1);
    }

    @Test
    void eventsStandAgainstControlAndCorrectionsAgainstDriftSuspense() throws Exception {
        // Given
        book.post(book.writer(RAW_0), records(RAW_0, 0, event("e1", "a", 500), event("e2", "b", -20)));

        // When
        book.post(book.writer(CORRECTIONS_0), records(CORRECTIONS_0, 0, event("c1", "a", -7)));

        // Then
        assertThat(book.balance("@control")).isEqualTo(-480);
        assertThat(book.balance("@drift-suspense")).isEqualTo(7);
        assertThat(book.balance("a")).isEqualTo(493);
    }

    @Test
    void aWriterThatLostItsPartitionCannotCommit() throws Exception {
        // Given
        var zombie = book.writer(RAW_0);
        var writer = book.writer(RAW_0);

        // When
        var thrown = catchThrowable(() -> book.post(zombie, records(RAW_0, 0, event("e1", "a", 500))));

        // Then
        assertThat(thrown).isInstanceOf(FencedException.class).hasMessageContaining("taken over");
        assertThat(book.count("entry")).isZero();
        book.post(writer, records(RAW_0, 0, event("e1", "a", 500)));
        assertThat(book.balance("a")).isEqualTo(500);
    }

    @Test
    void aTakeoverWaitsForTheBatchInTheMiddleAndContinuesAfterIt() throws Exception {
        // Given
        var old = book.writer(RAW_0);
        try (var connection = book.connect()) {
            connection.setAutoCommit(false);
            PartitionRows.lock(connection, old.state());
            var takeover = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                try {
                    return book.writer(RAW_0);
                } catch (java.sql.SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            io.shadowledger.service.RunningService.await(
                    "the takeover waits for the row",
                    () -> book.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database()")
                            > 0);

            // When
            old.post(connection, old.read(records(RAW_0, 0, event("e1", "a", 500))), old.nextRecordTime());

            // Then
            assertThat(takeover.join().state().nextOffset()).isEqualTo(1);
        }
    }

    @Test
    void recordsThatTheBookHasAlreadyAreRefusedByTheWriter() throws Exception {
        // Given
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 500)));

        // When
        var thrown = catchThrowable(() -> book.post(writer, records(RAW_0, 0, event("e1", "a", 500))));

        // Then
        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("came again");
    }

    @Test
    void offsetsThatTheTopicLacksAreSteppedOver() throws Exception {
        // Given
        var writer = book.writer(RAW_0);

        // When
        book.post(
                writer,
                List.of(
                        records(RAW_0, 3, event("e1", "a", 1)).getFirst(),
                        records(RAW_0, 9, event("e2", "a", 1)).getFirst()));

        // Then
        assertThat(book.writer(RAW_0).state().nextOffset()).isEqualTo(10);
    }

    @Test
    void anOverdraftIsPostedAndFlaggedOverAllPartitions() throws Exception {
        // Given
        book.post(book.writer(RAW_0), records(RAW_0, 0, event("e1", "a", 100)));

        // When
        var batch = book.post(
                book.writer(RAW_1),
                records(RAW_1, 0, event("e2", "a", -100), event("e3", "a", -1), event("e4", "a", 1)));

        // Then
        assertThat(batch.entries()).extracting(Entry::overdraft).containsExactly(false, true, false);
        assertThat(batch.overdrafts()).isEqualTo(1);
        assertThat(book.number("select count(*) from entry where overdraft")).isEqualTo(1);
    }

    @Test
    void anEventThatDoesNotFitIntoTheBalanceBecomesADeadLetterAndMayComeAgain() throws Exception {
        // Given
        var writer = book.writer(RAW_0);
        book.post(writer, records(RAW_0, 0, event("e1", "a", 1)));
        book.jdbc
                .sql("update balance set balance_minor = ? where account_id = 'a'")
                .param(Long.MAX_VALUE - 5)
                .update();
        book.jdbc
                .sql("update balance set balance_minor = ? where account_id = '@control'")
                .param(-(Long.MAX_VALUE - 5))
                .update();

        // A writer holds what it wrote; the next one reads the rows
        var next = book.writer(RAW_0);

        // When
        var batch = book.post(next, records(RAW_0, 1, event("e2", "a", 6), event("e3", "a", 5), event("e4", "b", -1)));

        // Then
        assertThat(batch.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.offset()).isEqualTo(1);
            assertThat(letter.reason()).contains("account a").contains("64 bits");
            assertThat(letter.key())
                    .as("so that a replay goes where it came from")
                    .isEqualTo(text("a"));
        });
        assertThat(book.balance("a")).isEqualTo(Long.MAX_VALUE);
        book.post(next, records(RAW_0, 4, event("e5", "a", -10), event("e2", "a", 6)));
        assertThat(book.balance("a")).isEqualTo(Long.MAX_VALUE - 4);
        // So that the common check holds again
        book.jdbc
                .sql("update balance set balance_minor = balance_minor - ? where account_id = 'a'")
                .param(Long.MAX_VALUE - 6)
                .update();
        book.jdbc
                .sql("update balance set balance_minor = balance_minor + ? where account_id = '@control'")
                .param(Long.MAX_VALUE - 6)
                .update();
    }
}
