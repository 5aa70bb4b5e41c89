package io.shadowledger.service.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.storage.StorageApi;
import io.shadowledger.api.verification.VerificationRequest;
import io.shadowledger.api.verification.VerificationStatus;
import io.shadowledger.api.verification.VerificationsApi;
import io.shadowledger.service.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;

/** What a verification has to say before a month's entries are taken away, and after they were archived. */
class VerifiedMonthsTest {

    /** Nobody but the test posts. */
    private static final String NO_BROKER = "127.0.0.1:9";

    private SampleBook book;
    private RunningService service;
    private VerificationsApi verifications;
    private StorageApi storage;
    private JdbcClient sql;

    @BeforeEach
    void start() throws Exception {
        book = SampleBook.withMonths();
        sql = book.tamperer();
        service = RunningService.start(book.database(), NO_BROKER, "shadowledger.role=ledger");
        verifications = service.client("auditor", VerificationsApi.class);
        storage = service.client("maker", StorageApi.class);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aMonthIsDetachedAfterAGoodVerificationReachedItsEnd() {
        // Given
        verify(null);

        // When
        storage.detach("2024-02");

        // Then
        assertThat(verify(null)).isEqualTo(VerificationStatus.GOOD);
    }

    @Test
    void aMonthThatNoVerificationReachedIsNotDetachedAndTheAnswerSaysWhatToRun() {
        // Given
        verify(null);
        sql.sql("update verification_partition set batch_no = 1 where topic = 'transactions.raw'")
                .update();

        // When
        var detaching = assertThatThrownBy(() -> storage.detach("2024-02"));

        // Then
        detaching
                .isInstanceOf(HttpClientErrorException.Conflict.class)
                .hasMessageContaining("2024-02 is not verified: no verification found transactions.raw-0 good up to its"
                        + " batch 2, the last of the month. Run 'shadowledger verify'");
    }

    @Test
    void aMonthOfAPartitionThatWasFoundBrokenIsNotDetached() {
        // Given
        sql.sql("update entry set amount_minor = amount_minor + 1 where event_id = 'a2'")
                .update();
        verify(null);

        // When
        var detaching = assertThatThrownBy(() -> storage.detach("2024-02"));

        // Then
        detaching
                .isInstanceOf(HttpClientErrorException.Conflict.class)
                .hasMessageContaining("ver-1 found transactions.raw-0 broken: see 'shadowledger verify show ver-1'");
    }

    @Test
    void aMonthThatWasArchivedIsAskedForUnlessOnlyWhatIsNewIsVerified() {
        // Given
        verify(null);
        sql.sql("drop table entry_y2024m01").update();

        // When
        var full = assertThatThrownBy(() -> verify(null));

        // Then
        full.isInstanceOf(HttpClientErrorException.Conflict.class)
                .hasMessageContaining("the entries of 2024-01 are not in the database")
                .hasMessageContaining("restore the table entry_y2024m01");
        assertThat(verify(new VerificationRequest(null, true))).isEqualTo(VerificationStatus.GOOD);
    }

    private VerificationStatus verify(VerificationRequest request) {
        var id = verifications.verify(request).verificationId();
        RunningService.await(
                "verification", () -> verifications.verification(id).status().over());
        return verifications.verification(id).status();
    }
}
