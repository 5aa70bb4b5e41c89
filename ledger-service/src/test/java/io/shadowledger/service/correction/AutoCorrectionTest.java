package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Reversal;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.background.BackgroundLoop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The shared service's policy: roundings up to 0.50 PLN, 1000.00 a day; up to 1.00 RON, 1.50 a day, where
 * 0.95 is the tolerance. And attacks on it in
 * SQL, as the service's user.
 */
@ExtendWith(SharedService.class)
class AutoCorrectionTest {

    private static final String IN_FORCE = "(select max(policy_no) from correction_policy)";

    private static RunningService service;
    private static SharedService.Running running;
    private static CbsFixtures cbs;
    private static JdbcClient sql;
    private static BackgroundLoop correcting;
    private static BackgroundLoop releasing;
    private static int accounts;

    @BeforeAll
    static void start(SharedService.Running shared) {
        running = shared;
        service = shared.service();
        cbs = new CbsFixtures(service);
        sql = JdbcClient.create(shared.database().dataSource());
        correcting = service.bean("policyCorrecting", BackgroundLoop.class);
        releasing = service.bean("correctionReleasing", BackgroundLoop.class);
    }

    @BeforeEach
    void byHand() {
        correcting.stop();
    }

    @AfterEach
    void restart() {
        if (!releasing.isRunning()) {
            releasing.start();
        }
    }

    @AfterAll
    static void again() {
        correcting.start();
    }

    @Test
    void aRoundingIsCorrectedByThePolicyAndItsNameAndDigestStandOnEveryAct() {
        // Given
        var found = rounding("PLN", "100.40");

        // When
        correcting.start();

        // Then
        RunningService.await("closed", () -> cbs.breakNow(found.breakId()).status() == BreakStatus.CLOSED);
        var correction = only(found);
        assertThat(correction.status()).isEqualTo(CorrectionStatus.POSTED);
        assertThat(correction.amount()).isEqualTo("0.40");
        assertThat(correction.maker()).isEqualTo("policy");
        assertThat(correction.checker()).isEqualTo("policy");
        assertThat(correction.policy()).isEqualTo(digestInForce());
        assertThat(sql.sql("""
                                select what from audit
                                where subject = ? and who = 'policy' and after ->> 'policy' = ? order by audit_no
                                """)
                        .param(correction.correctionId())
                        .param(digestInForce())
                        .query(String.class)
                        .list())
                .containsExactly("CORRECTION_PROPOSED", "CORRECTION_APPROVED");
    }

    @ParameterizedTest
    @CsvSource({"PLN, 100.51", "PLN, 101.60", "CZK, 100.40"})
    void whatThePolicyDoesNotNameIsLeftToPersons(String currency, String reported) {
        // Given
        var found = rounding(currency, reported);

        // When
        service.bean(AutoCorrections.class).round();

        // Then
        assertThat(cbs.drift().breakDetail(found.breakId()).corrections()).isEmpty();
    }

    @Test
    void whatPersonsTookBackIsLeftToPersons() {
        // Given
        var found = rounding("PLN", "100.30");
        service.bean(AutoCorrections.class).round();
        RunningService.await("posted", () -> only(found).status() == CorrectionStatus.POSTED);
        cbs.posted(cbs.corrections("maker").reverse(only(found).correctionId(), new Reversal("leave it")));
        RunningService.await("open again", () -> !isOver(found));

        // When
        service.bean(AutoCorrections.class).round();

        // Then
        assertThat(isOver(found)).isFalse();
        assertThat(cbs.drift().breakDetail(found.breakId()).corrections()).hasSize(2);
    }

    @Test
    void theRulesSayWhatIsUsedToday() {
        // Given
        var found = rounding("PLN", "100.20");
        service.bean(AutoCorrections.class).round();
        RunningService.await("posted", () -> only(found).status() == CorrectionStatus.POSTED);

        // When
        var automatic = cbs.corrections("auditor").policies().automatic();

        // Then
        assertThat(automatic.digest()).isEqualTo(digestInForce());
        assertThat(automatic.rules()).hasSize(2).first().satisfies(rule -> {
            assertThat(rule.currency()).isEqualTo("PLN");
            assertThat(rule.upTo()).isEqualTo("0.50");
            assertThat(rule.dailyCap()).isEqualTo("1000.00");
            assertThat(Double.parseDouble(rule.used())).isGreaterThanOrEqualTo(0.20);
        });
    }

    @Test
    void aCrashBeforeProposalAndApprovalAreCommittedLeavesNothingOfThem() {
        // Given
        var found = rounding("PLN", "100.10");
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(crashing -> {
            service.bean(AutoCorrections.class).round();
            crashing.setRollbackOnly();
        });
        assertThat(cbs.drift().breakDetail(found.breakId()).corrections()).isEmpty();

        // When
        service.bean(AutoCorrections.class).round();

        // Then
        RunningService.await("closed", () -> cbs.breakNow(found.breakId()).status() == BreakStatus.CLOSED);
        assertThat(entries(only(found))).isEqualTo(1);
    }

    @Test
    void aCrashBeforeItsReleaseIsCommittedLeavesOneEntry() {
        // Given
        releasing.stop();
        var found = rounding("PLN", "100.15");
        service.bean(AutoCorrections.class).round();
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(crashing -> {
            service.bean(CorrectionReleaser.class).release(only(found).correctionId());
            crashing.setRollbackOnly();
        });
        assertThat(only(found).status()).isEqualTo(CorrectionStatus.APPROVED);

        // When
        releasing.start();

        // Then
        RunningService.await("closed", () -> cbs.breakNow(found.breakId()).status() == BreakStatus.CLOSED);
        assertThat(entries(only(found))).isEqualTo(1);
    }

    @Test
    void thePolicyInForceAndWhoRecordedItStandInTheAuditTrail() {
        // When
        var recorded = sql.sql("""
                        select a.after ->> 'recordedBy' from audit a join correction_policy p on a.subject = p.policy_id
                        where a.what = 'CORRECTION_POLICY_RECORDED' and a.after ->> 'digest' = ?
                        """).param(digestInForce()).query(String.class).single();

        // Then
        assertThat(recorded).isEqualTo(running.database().username());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            another policy        | PLN | 100.40 | (select max(policy_no) - 1 from correction_policy) | -k.drift_minor
            a policy not there    | PLN | 100.40 | 999999 | -k.drift_minor
            another amount        | PLN | 100.40 | (select max(policy_no) from correction_policy) | 41
            another sign          | PLN | 100.40 | (select max(policy_no) from correction_policy) | k.drift_minor
            above the amount      | PLN | 100.60 | (select max(policy_no) from correction_policy) | -k.drift_minor
            a verdict not allowed | RON | 99.03  | (select max(policy_no) from correction_policy) | -k.drift_minor
            a currency not named  | CZK | 100.40 | (select max(policy_no) from correction_policy) | -k.drift_minor
            """)
    void noSqlForgesACorrectionOfThePolicy(
            String what, String currency, String reported, String policy, String amount) {
        // Given
        var found = rounding(currency, reported);

        // When
        var refused =
                catchThrowableOfType(SQLException.class, () -> approve(found, policy, amount, "policy", "policy"));

        // Then
        assertThat(refused.getSQLState()).as(what + ": " + refused.getMessage()).isEqualTo("23001");
    }

    @ParameterizedTest
    @CsvSource({"maker, maker", "maker, policy", "policy, checker", "Policy, policy"})
    void noPersonApprovesUnderThePolicy(String maker, String checker) {
        // Given
        var found = rounding("PLN", "100.40");

        // When
        var refused = catchThrowableOfType(
                SQLException.class, () -> approve(found, IN_FORCE, "-k.drift_minor", maker, checker));

        // Then
        assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo("23514");
    }

    @Test
    void theDailyCapHoldsWhenManyApproveAtTheSameTimeUnderWhateverIsolation() throws Exception {
        // Given: 1.50 a day, and a session that does not see what others do from now on
        var policy = service.bean(PolicyRepository.class).inForce().orElseThrow();
        var breaks = List.of(rounding("RON", "100.90"), rounding("RON", "100.90"), rounding("RON", "100.90"));
        var forged = rounding("RON", "100.90");
        try (var connection = running.asService().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.createStatement().execute("select count(*) from correction_policy_day");

            // When
            List<Boolean> corrected;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                corrected = threads
                        .invokeAll(breaks.stream()
                                .<Callable<Boolean>>map(found -> () ->
                                        service.bean(AutoCorrections.class).correct(found.breakId(), policy))
                                .toList())
                        .stream()
                        .map(Future::resultNow)
                        .toList();
            }
            var refused = catchThrowableOfType(
                    SQLException.class,
                    () -> approve(connection, forged, IN_FORCE, "-k.drift_minor", "policy", "policy"));
            connection.rollback();

            // Then
            assertThat(corrected).containsOnlyOnce(true);
            assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo("40001");
            assertThat(sql.sql("select sum(used_minor) from correction_policy_day where currency = 'RON'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(90);
        }
    }

    @Test
    void aBreakWithAProposalOfAPersonIsNotTakenByThePolicy() {
        // Given
        var found = rounding("PLN", "100.25");
        var proposed = cbs.corrections("maker").propose(found.breakId(), new Proposal("by hand"));

        // When
        service.bean(AutoCorrections.class).round();

        // Then
        assertThat(only(found)).isEqualTo(proposed);
    }

    /** Writes a correction of the policy past the service, and approves it; whatever comes of it is undone. */
    private static void approve(Break found, String policy, String amount, String maker, String checker)
            throws SQLException {
        try (var connection = running.asService().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                approve(connection, found, policy, amount, maker, checker);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void approve(
            Connection connection, Break found, String policy, String amount, String maker, String checker)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into correction (correction_id, break_no, report_no, account_id, currency, amount_minor,
                        contra_account, value_time, reason, digest, maker, proposed_at, status, expires_at, policy_no)
                    select 'cor-forged-' || k.break_no, k.break_no, k.report_no, k.account_id, k.currency, %s,
                        '@drift-suspense', k.as_of, 'forged', sha256('x'), '%s', now(), 'PROPOSED',
                        now() + interval '1 day', %s
                    from drift_break k where k.break_id = '%s'
                    """.formatted(amount, maker, policy, found.breakId()));
            statement.execute("""
                    update correction set status = 'APPROVED', checker = '%s', decided_at = '2020-01-01'
                    where correction_id = (select 'cor-forged-' || break_no from drift_break where break_id = '%s')
                    """.formatted(checker, found.breakId()));
        }
    }

    private static Break rounding(String currency, String reported) {
        return cbs.differing("policy-" + ++accounts, currency, reported);
    }

    private static Correction only(Break found) {
        return cbs.drift().breakDetail(found.breakId()).corrections().getFirst();
    }

    private static boolean isOver(Break found) {
        var status = cbs.breakNow(found.breakId()).status();
        return status == BreakStatus.CLOSED || status == BreakStatus.SELF_HEALED;
    }

    private static String digestInForce() {
        return service.bean(PolicyRepository.class).inForce().orElseThrow().digest();
    }

    private static int entries(Correction correction) {
        return sql.sql("select count(*) from entry where event_id = ?")
                .param(correction.correctionId())
                .query(Integer.class)
                .single();
    }
}
