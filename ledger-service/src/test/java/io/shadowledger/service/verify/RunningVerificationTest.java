package io.shadowledger.service.verify;

import static io.shadowledger.service.RunningService.await;
import static io.shadowledger.service.posting.Book.RAW_0;
import static io.shadowledger.service.verify.SampleBook.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.verification.Verification;
import io.shadowledger.api.verification.VerificationRequest;
import io.shadowledger.api.verification.VerificationStatus;
import io.shadowledger.api.verification.VerificationsApi;
import io.shadowledger.service.JobProcess;
import io.shadowledger.service.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;

/** Verifications as they are ordered, worked on, interrupted and told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningVerificationTest {

    /** Nobody but the test posts. */
    private static final String NO_BROKER = "127.0.0.1:9";

    private SampleBook book;
    private RunningService service;
    private VerificationsApi api;
    private JdbcClient sql;

    @BeforeAll
    void start() throws Exception {
        book = SampleBook.filled();
        sql = book.tamperer();
        service = RunningService.start(
                book.database(), NO_BROKER, "shadowledger.role=ledger", "shadowledger.verification.lease=3s");
        api = service.client("auditor", VerificationsApi.class);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aGoodBookIsSaidToBeGoodAndTheTrailTellsWho() {
        // When
        var result = over(api.verify(null));

        // Then
        assertThat(result.status()).isEqualTo(VerificationStatus.GOOD);
        assertThat(result.entries()).isEqualTo(count("entry"));
        assertThat(result.partitions()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(partition -> {
            assertThat(partition.status()).isEqualTo(VerificationStatus.GOOD);
            assertThat(partition.finding()).isNull();
        });
        assertThat(sql.sql("select what || ' ' || who from audit where subject = ? order by audit_no")
                        .param(result.verificationId())
                        .query(String.class)
                        .list())
                .containsExactly("VERIFICATION_REQUESTED auditor", "VERIFICATION_ENDED system");
        await("the metric", () -> metrics().contains("shadowledger_verification_good 1.0"));
        assertThat(metrics()).contains("shadowledger_verification_age_seconds ");
    }

    @Test
    void onlyWhatIsNewIsReadWhenNoMoreIsAskedFor() throws Exception {
        // Given
        over(api.verify(null));
        book.post(RAW_0, credit("new-1", "A", 3), credit("new-2", "N", 4));

        // When
        var result = over(api.verify(new VerificationRequest(null, true)));

        // Then
        assertThat(result.status()).isEqualTo(VerificationStatus.GOOD);
        assertThat(result.entries()).isEqualTo(2);
    }

    @Test
    void somePartitionsAreVerifiedAndWhatThereIsNotIsRefused() {
        // When
        var result = over(api.verify(new VerificationRequest(List.of("transactions.raw-1"), null)));

        // Then
        assertThat(result.partitions())
                .singleElement()
                .satisfies(p -> assertThat(p.partition()).isEqualTo("transactions.raw-1"));
        assertThatThrownBy(() -> api.verify(new VerificationRequest(List.of("transactions.raw-99"), null)))
                .isInstanceOf(HttpClientErrorException.BadRequest.class)
                .hasMessageContaining("the book has no partition transactions.raw-99");
    }

    @Test
    void whatAProcessLeftInTheMiddleAnotherFinishes() {
        // Given a verification that somebody began, who is silent now
        over(api.verify(null));
        sql.sql("""
                        with v as (
                            insert into verification (status, new_only, whole, requested_by, requested_at, stage, lease_owner,
                                lease_until)
                            values ('RUNNING', false, true, 'killed', now(), 'reading entries', gen_random_uuid(),
                                now() + interval '1 second')
                            returning verification_no)
                        insert into verification_partition
                        select v.verification_no, p.partition_id, p.topic, p.kafka_partition, 'RUNNING', 1, p.total_entries,
                            1, b.batch_no, b.last_offset, b.recorded_at, b.chain_head, b.seal, b.entries, b.duplicates,
                            b.conflicts, b.dead_letters
                        from v, verification_partition p join batch b on b.partition_id = p.partition_id and b.batch_no = 1
                        where p.verification_no = (select max(verification_no) from verification)
                        """).update();

        // When
        var result = over(api.verifications(null, 1).items().getFirst());

        // Then
        assertThat(result.requestedBy()).isEqualTo("killed");
        assertThat(result.status()).isEqualTo(VerificationStatus.GOOD);
        assertThat(result.stage()).isEqualTo("everything is as it was posted");
    }

    @Test
    void aWriterThatGoesOnMeanwhileNeverBreaksAnything() throws Exception {
        // Given
        var stopped = new AtomicBoolean();
        var results = new ArrayList<VerificationStatus>();
        try (var writer = Executors.newSingleThreadExecutor()) {
            var writing = writer.submit(() -> {
                for (int i = 0; !stopped.get(); i++) {
                    book.post(RAW_0, credit("w" + i, "A", 3), credit("w" + i, "A", 4), credit("v" + i, "W" + i % 7, 5));
                }
                return null;
            });

            // When
            try {
                for (int i = 0; i < 15; i++) {
                    var outcome = book.verify();
                    assertThat(outcome.broken()).isEmpty();
                    results.add(outcome.good() ? VerificationStatus.GOOD : VerificationStatus.BROKEN);
                }
            } finally {
                stopped.set(true);
            }
            writing.get();
        }

        // Then
        assertThat(results).containsOnly(VerificationStatus.GOOD);
    }

    @Test
    void theJobOfTheImageSaysByItsExitCodeWhetherTheBookIsGood() {
        // Given
        sql.sql("update entry set description = 'forged' where event_id = 'b2'").update();

        // When
        var broken = JobProcess.run(book.database(), "shadowledger.job=verify");
        var watched = JobProcess.run(book.database(), "shadowledger.job=verify", "shadowledger.job.output=events");

        // Then
        sql.sql("update entry set description = null where event_id = 'b2'").update();
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("BROKEN entry (partition_id=2, kafka_offset=1)");
        assertThat(watched.out().lines().toList().getLast())
                .startsWith("{\"detail\":\"BROKEN entry (partition_id=2, kafka_offset=1): found content hash ")
                .contains("reference or description of event b2 is not what was posted")
                .contains("\"event\":\"result\",\"job\":\"verify\",\"outcome\":\"bad\"");
        var good = JobProcess.run(book.database(), "shadowledger.job=verify", "shadowledger.job.output=json");
        assertThat(good.code()).isZero();
        assertThat(good.out()).hasLineCount(1).contains("\"status\":\"GOOD\"", "\"requestedBy\":\"verify-job\"");
    }

    private Verification over(Verification begun) {
        await(
                "the end of " + begun.verificationId(),
                () -> api.verification(begun.verificationId()).status().over());
        return api.verification(begun.verificationId());
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private String metrics() {
        return service.anonymous().get().uri("/actuator/prometheus").retrieve().body(String.class);
    }
}
