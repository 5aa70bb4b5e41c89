package io.shadowledger.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.audit.AuditVerification;
import io.shadowledger.service.posting.Book;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who owns the tables, and so can disable every trigger, changes what was done. */
class AuditChainTest {

    private final Book book = Book.empty();
    private final DataSource dataSource = book.database().dataSource();
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
    private final AuditReader reader = new AuditReader(dataSource, transactions);
    private final AuditTrail trail = AuditTrails.of(dataSource, Clock.systemUTC());

    @BeforeEach
    void act() {
        for (int i = 1; i <= 5; i++) {
            add("cor-" + i);
        }
        reader.sealAll();
    }

    @Test
    void aTrailThatNobodyTouchedIsGood() {
        // When
        var verified = reader.verify(null);

        // Then
        assertThat(verified.finding()).isNull();
        assertThat(verified.good()).isTrue();
        assertThat(verified.sealed()).isEqualTo(5);
        assertThat(verified.waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            at = at + interval '1 microsecond'
            who = 'nobody'
            who = concat(who, ' ')
            what = 'CORRECTION_REJECTED'
            subject = 'cor-9'
            before = null
            before = jsonb_set(before, '{amount}', '"1.01"')
            after = '{"status": "REJECTED"}'
            after = null
            trace_id = 'forged'
            trace_id = ''
            audit_no = audit_no + 100
            who = 'checkerCORRECTION', what = '_APPROVED'
            """)
    void everyChangedColumnIsFoundInWhicheverRow(String change) {
        for (int row = 1; row <= 5; row++) {
            // Given
            tamper("update audit set " + change + " where audit_no = " + row);

            // When
            var verified = reader.verify(null);

            // Then
            assertThat(verified.good()).as("row " + row).isFalse();
            assertThat(Objects.requireNonNull(verified.finding()).auditNo()).isEqualTo(row);
            assertThat(verified.sealed()).isEqualTo(row - 1);
            tamperBack();
        }
    }

    @Test
    void everyRemovedRowIsFound() {
        for (int row = 1; row <= 5; row++) {
            // Given
            tamper("delete from audit where audit_no = " + row);

            // When
            var verified = reader.verify(null);

            // Then
            assertThat(finding(verified)).isEqualTo("row " + row + " is gone: seal " + row + " is of it");
            tamperBack();
        }
    }

    @Test
    void aRowThatIsRemovedWithItsSealBreaksTheChain() {
        // Given
        tamper("delete from audit where audit_no = 3; delete from audit_seal where audit_no = 3");

        // When
        var gap = reader.verify(null);
        tamper("update audit_seal set seal_no = seal_no - 1 where seal_no > 3");
        var closed = reader.verify(null);

        // Then
        assertThat(finding(gap)).contains("seal 3 is gone");
        assertThat(finding(closed)).contains("row 4 is not what was sealed");
    }

    @Test
    void swappedRowsAreFound() {
        // Given
        tamper(
                "update audit set audit_no = case audit_no when 2 then 1002 when 4 then 1004 end where audit_no in (2, 4);"
                        + "update audit set audit_no = case audit_no when 1002 then 4 else 2 end where audit_no > 1000");

        // When
        var verified = reader.verify(null);

        // Then
        assertThat(Objects.requireNonNull(verified.finding()).auditNo()).isEqualTo(2);
    }

    @Test
    void swappedSealsAreFound() {
        // Given
        tamper("update audit_seal set audit_no = -audit_no where audit_no in (2, 4);"
                + "update audit_seal set audit_no = 6 + audit_no where audit_no < 0");

        // When
        var verified = reader.verify(null);

        // Then
        assertThat(Objects.requireNonNull(verified.finding()).sealNo()).isEqualTo(2);
    }

    @Test
    void aRowThatWasPutInPastTheTrailIsFound() {
        // Given
        tamper("insert into audit (at, who, what, subject) values (now(), 'checker', 'CORRECTION_APPROVED', 'cor-1')");

        // When
        var verified = reader.verify(null);

        // Then
        assertThat(finding(verified)).startsWith("row 6 came into the table past the trail");
    }

    @Test
    void aRowThatIsRemovedBeforeItIsSealedIsFound() {
        // Given
        add("cor-6");
        tamper("delete from audit where audit_no = 6");

        // When
        var verified = reader.verify(null);

        // Then
        assertThat(finding(verified)).isEqualTo("row 6 is gone: it waited for its seal");
    }

    @Test
    void aChainThatWasCutOffOrRewrittenDoesNotGoThroughTheHeadThatSomebodyKept() {
        // Given
        var kept = reader.verify(null).head();
        add("cor-6");
        var grown = reader.verify(kept);
        tamper("delete from audit where audit_no > 3; delete from audit_seal where audit_no > 3");

        // When
        var alone = reader.verify(null);
        var compared = reader.verify(kept);

        // Then
        assertThat(grown.good()).isTrue();
        assertThat(alone.good()).isTrue();
        assertThat(finding(compared)).contains("does not go through the head " + kept);
    }

    @Test
    void aRowThatIsCommittedLateIsSealedLate() {
        // Given
        var late = new TransactionTemplate(transactions);

        // When
        late.executeWithoutResult(status -> {
            trail.add("maker", Act.CORRECTION_PROPOSED, "cor-late", null, null);
            var others = new Thread(() -> {
                add("cor-early");
                reader.sealAll();
            });
            others.start();
            join(others);
        });
        var verified = reader.verify(null);

        // Then
        assertThat(verified.good()).isTrue();
        assertThat(book.jdbc
                        .sql(
                                "select subject from audit join audit_seal using (audit_no) where seal_no > 5 order by seal_no")
                        .query(String.class)
                        .list())
                .containsExactly("cor-early", "cor-late");
    }

    @Test
    void whoeverSealsAtTheSameTimeMakesOneChain() throws Exception {
        // Given
        IntStream.range(0, 300).forEach(i -> add("many-" + i));

        // When
        var sealers = IntStream.range(0, 4)
                .mapToObj(_ -> new Thread(() -> book.jdbc
                        .sql("select count(seal_audit(7)) from generate_series(1, 20)")
                        .query(Long.class)
                        .single()))
                .toList();
        sealers.forEach(Thread::start);
        sealers.forEach(AuditChainTest::join);
        var verified = reader.verify(null);

        // Then
        assertThat(verified.good()).isTrue();
        assertThat(verified.sealed()).isEqualTo(305);
    }

    @Test
    void theDatabaseHashesWhatTheServiceHashes() {
        // Given
        trailOf("who, 3:abc,-", "žluť 😀", List.of("a, b", Map.of("x", 1.50)));

        // When
        var verified = reader.verify(null);

        // Then
        assertThat(verified.good()).isTrue();
        assertThat(verified.sealed()).isEqualTo(6);
    }

    private void add(String subject) {
        trailOf("checker", subject, Map.of("status", "APPROVED", "amount", "1.00"));
    }

    private void trailOf(String who, String subject, Object after) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> trail.add(
                        who, Act.CORRECTION_APPROVED, subject, Map.of("status", "PROPOSED", "amount", "1.00"), after));
    }

    private void tamper(String sql) {
        book.jdbc
                .sql("create table if not exists audit_as_it_was as table audit")
                .update();
        book.jdbc
                .sql("alter table audit alter audit_no set generated by default;"
                        + " alter table audit disable trigger user; alter table audit_seal disable trigger user; " + sql
                        + "; alter table audit enable trigger user; alter table audit_seal enable trigger user")
                .update();
    }

    private void tamperBack() {
        tamper("delete from audit; insert into audit overriding system value table audit_as_it_was");
    }

    private static String finding(AuditVerification verified) {
        return Objects.requireNonNull(verified.finding()).what();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
