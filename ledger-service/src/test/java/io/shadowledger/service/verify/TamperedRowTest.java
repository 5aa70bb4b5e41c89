package io.shadowledger.service.verify;

import static io.shadowledger.service.posting.Book.RAW_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.verification.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that were removed, added or exchanged, and what only several changes together can hide. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedRowTest {

    private SampleBook book;
    private JdbcClient sql;

    @BeforeAll
    void fill() throws Exception {
        book = SampleBook.filled();
        book.keep();
        sql = book.tamperer();
    }

    @AfterEach
    void restore() {
        book.restore();
    }

    @Test
    void anEntryThatWasRemovedIsNamed() throws Exception {
        // Given
        sql.sql("delete from entry where event_id = 'a5'").update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("entry");
        assertThat(finding.key()).isEqualTo("partition_id=1, kafka_offset=5");
        assertThat(finding.explanation()).startsWith("the row is missing: event a5 was posted there");
    }

    @Test
    void anEntryThatWasRemovedWithAllItsTracesLeavesAGap() throws Exception {
        // Given
        sql.sql("delete from entry where event_id = 'a5'").update();
        sql.sql("delete from event_seen where event_id = 'a5'").update();
        sql.sql("delete from balance where account_id = 'C' and currency = 'EUR'")
                .update();
        sql.sql("delete from control_posting where currency = 'EUR'").update();
        sql.sql("delete from balance where account_id = '@control' and currency = 'EUR'")
                .update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("entry");
        assertThat(finding.key()).isEqualTo("partition_id=1, kafka_offset=6");
        assertThat(finding.explanation()).contains("was altered, or one before it in batch 2 was added or is missing");
    }

    @Test
    void anEntryThatWasAddedIsNamed() throws Exception {
        // Given
        sql.sql("insert into entry select partition_id, 9, recorded_at, batch_no, kind, 'forged', account_id, currency,"
                        + " amount_minor, value_time, overdraft, reference, description, chain_hash"
                        + " from entry where event_id = 'a8'")
                .update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("entry");
        assertThat(finding.key()).isEqualTo("partition_id=1, kafka_offset=9");
        assertThat(finding.explanation()).startsWith("the row was never posted");
    }

    @Test
    void anEntryAddedBeyondTheEndIsNamed() throws Exception {
        // Given
        sql.sql("insert into entry select partition_id, 900, recorded_at, 99, kind, 'forged', account_id, currency,"
                        + " amount_minor, value_time, overdraft, reference, description, chain_hash"
                        + " from entry where event_id = 'a8'")
                .update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.key()).isEqualTo("partition_id=1, kafka_offset=900");
        assertThat(finding.explanation()).startsWith("the row was never posted");
    }

    @Test
    void entriesThatChangedPlacesAreNamed() throws Exception {
        // Given
        for (var move : List.of("-1 where kafka_offset = 3", "3 where kafka_offset = 6", "6 where kafka_offset = -1")) {
            sql.sql("update entry set kafka_offset = " + move + " and partition_id = 1")
                    .update();
        }

        // When
        var finding = theOne();

        // Then
        assertThat(finding)
                .isEqualTo(new Finding(
                        "entry",
                        "partition_id=1, kafka_offset=3",
                        "event_id",
                        "a6",
                        "a4",
                        "another event was posted there"));
    }

    @Test
    void anAmountIsNamedWithWhatWasPosted() throws Exception {
        // Given
        sql.sql("update entry set amount_minor = amount_minor + 300 where event_id = 'b3'")
                .update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding)
                .isEqualTo(new Finding(
                        "entry",
                        "partition_id=2, kafka_offset=2",
                        "amount_minor",
                        "303",
                        "3",
                        "the chain was made with the expected value"));
    }

    @Test
    void anIdThatWasForgottenIsNamedForItWouldBePostedAgain() throws Exception {
        // Given
        sql.sql("delete from event_seen where event_id = 'a4'").update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("event_seen");
        assertThat(finding.key()).isEqualTo("event_id=a4");
    }

    @Test
    void anIdThatWasNotedWithoutAnEntryIsNamedForItWouldBeHeldBack() throws Exception {
        // Given
        sql.sql("insert into event_seen values ('forged', (select content_hash from event_seen limit 1), 1, 3)")
                .update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("event_seen");
        assertThat(finding.key()).isEqualTo("event_id=forged");
    }

    @Test
    void batchesThatWereCutOffWithEverythingInThemAreMissed() throws Exception {
        // Given
        sql.sql("delete from entry where partition_id = 1 and batch_no = 5").update();
        sql.sql("delete from event_seen where event_id in ('a13', 'a14')").update();
        sql.sql("delete from control_posting where partition_id = 1 and batch_no = 5")
                .update();
        sql.sql("delete from batch where partition_id = 1 and batch_no = 5").update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("batch");
        assertThat(finding.key()).isEqualTo("partition_id=1, batch_no=5");
        assertThat(finding.explanation()).startsWith("the row is missing");
    }

    @Test
    void aConflictThatWasRemovedIsNamed() throws Exception {
        // Given
        sql.sql("delete from event_conflict").update();

        // When
        var removed = theOne();

        // Then
        assertThat(removed.table()).isEqualTo("event_conflict");
        assertThat(removed.key()).isEqualTo("partition_id=1, kafka_offset=9");
    }

    @Test
    void aDeadLetterThatWasAddedIsNamed() throws Exception {
        // Given
        sql.sql("insert into dead_letter select partition_id, 4, (select recorded_at from batch where partition_id = 1"
                        + " and batch_no = 2), reason, record_key, payload from dead_letter")
                .update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("dead_letter");
        assertThat(finding.key()).isEqualTo("partition_id=1, kafka_offset=4");
        assertThat(finding.explanation()).startsWith("the row was never posted");
    }

    @Test
    void moneyMovedBetweenBalancesIsNamedThoughTheTrialBalanceIsZero() throws Exception {
        // Given
        sql.sql("update balance set balance_minor = balance_minor - 5 where account_id = 'D'")
                .update();
        sql.sql("update balance set balance_minor = balance_minor + 5 where account_id = 'A' and partition_id = 1")
                .update();

        // When
        var finding = theOne();

        // Then
        assertThat(finding.table()).isEqualTo("balance");
        assertThat(finding.key()).isEqualTo("account_id=A, currency=CZK, partition_id=1");
        assertThat(finding.column()).isEqualTo("balance_minor");
    }

    @Test
    void sumsAloneTellThatABalanceIsWrong() throws Exception {
        // Given
        sql.sql("update balance set balance_minor = balance_minor - 5 where account_id = 'D'")
                .update();

        // When
        var outcome = book.verify(false);

        // Then
        assertThat(outcome.broken().get(1).table()).isEqualTo("balance");
    }

    @Test
    void everyPartitionTellsItsOwnFirstFault() throws Exception {
        // Given
        sql.sql("update entry set overdraft = not overdraft where event_id in ('a8', 'b4')")
                .update();
        sql.sql("delete from control_posting where partition_id = 3").update();

        // When
        var broken = book.verify().broken();

        // Then
        assertThat(broken).hasSize(3);
        assertThat(broken.get(1).key()).isEqualTo("partition_id=1, kafka_offset=8");
        assertThat(broken.get(2).key()).isEqualTo("partition_id=2, kafka_offset=3");
        assertThat(broken.get(3).table()).isEqualTo("control_posting");
    }

    @Test
    void rowsOfNoPartitionAreNamed() throws Exception {
        // Given
        for (var table : List.of("entry", "event_conflict", "dead_letter")) {
            sql.sql("update " + table + " set partition_id = 77 where ctid = (select max(ctid) from " + table + ")")
                    .update();
        }

        // When
        var findings = book.verify().findings();

        // Then
        assertThat(findings).extracting(Finding::table).contains("entry", "event_conflict", "dead_letter");
        assertThat(findings).allMatch(finding -> finding.key().equals("partition_id=77"));
    }

    @Test
    void infinityIsFoundLikeAnyOtherTime() throws Exception {
        // Given
        sql.sql("update batch set recorded_at = 'infinity' where partition_id = 1 and batch_no = 3")
                .update();
        sql.sql("update ledger_partition set last_recorded_at = '-infinity' where partition_id = 2")
                .update();

        // When
        var broken = book.verify().broken();

        // Then
        assertThat(broken.get(1).key()).isEqualTo("partition_id=1, batch_no=3");
        assertThat(broken.get(1).column()).isEqualTo("recorded_at");
        assertThat(broken.get(2).column()).isEqualTo("last_recorded_at");
    }

    @Test
    void aBookThatWasWrittenAnewIsNotWhatAnEarlierVerificationSaw() throws Exception {
        // Given what a forger could do who can compute: another book, in itself as good as the first
        var end = book.verify().ends().get(1);
        var other = SampleBook.empty();
        for (int batch = 0; batch < 5; batch++) {
            other.post(RAW_0, SampleBook.credit("forged-" + batch, "A", 1_000_000));
        }
        var plan = other.plan(true);
        var task = plan.tasks().getFirst();
        var anchored = new BookVerifier.Task(
                task.partitionId(),
                task.source(),
                Checkpoint.START,
                new Anchor("ver-7", end.batchNo(), end.chainHead(), end.seal()));

        // When
        var outcome = new BookVerifier(other.asDatabase(), 1, SampleBook.SILENT)
                .verify(new BookVerifier.Plan(List.of(anchored), true, true));

        // Then
        assertThat(other.verify().good()).isTrue();
        assertThat(outcome.broken().get(1).explanation()).contains("verification ver-7 computed the expected value");
    }

    @Test
    void aVerificationThatWasStoppedGoesOnFromItsCheckpoints() throws Exception {
        // Given
        var reached = new HashMap<Integer, Checkpoint>();
        var stopper = new StopAtFirstCheckpoint(reached);
        var stopped = new BookVerifier(book.asDatabase(), 1, stopper);
        stopper.verifier = stopped;
        var plan = book.plan(true);
        assertThatThrownBy(() -> stopped.verify(plan)).isInstanceOf(BookVerifier.StoppedException.class);
        var rest = plan.tasks().stream()
                .map(task -> new BookVerifier.Task(
                        task.partitionId(),
                        task.source(),
                        reached.getOrDefault(task.partitionId(), Checkpoint.START),
                        null))
                .toList();
        var second = new BookVerifier(book.asDatabase(), 1, SampleBook.SILENT);

        // When
        var outcome = second.verify(new BookVerifier.Plan(rest, true, true));

        // Then
        assertThat(outcome.good()).isTrue();
        assertThat(reached).hasSize(1);
        assertThat(stopped.entries()).isPositive();
        assertThat(stopped.entries() + second.entries())
                .isEqualTo(
                        sql.sql("select count(*) from entry").query(Long.class).single());
    }

    private static final class StopAtFirstCheckpoint implements VerificationProgress {

        private final Map<Integer, Checkpoint> reached;
        private BookVerifier verifier;

        StopAtFirstCheckpoint(Map<Integer, Checkpoint> reached) {
            this.reached = reached;
        }

        @Override
        public void stage(String stage) {}

        @Override
        public void reached(int partitionId, Checkpoint checkpoint) {
            reached.put(partitionId, checkpoint);
            verifier.stop();
        }
    }

    private Finding theOne() throws Exception {
        var outcome = book.verify();
        var findings = new ArrayList<Finding>(outcome.broken().values());
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }
}
