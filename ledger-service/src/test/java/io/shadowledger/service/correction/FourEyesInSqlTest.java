package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/**
 * Somebody has the service's database password and all the time of the world: where another user owns the tables, SQL
 * gets him no further than the service.
 */
@ExtendWith(SharedService.class)
class FourEyesInSqlTest {

    private static RunningService service;
    private static SharedService.Running running;
    private static CbsFixtures cbs;
    private static int accounts;

    @BeforeAll
    static void start(SharedService.Running shared) {
        running = shared;
        service = shared.service();
        cbs = new CbsFixtures(service);
    }

    // 42501 insufficient_privilege, 23514 check_violation, 23001 restrict_violation
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            42501 | alter table correction drop constraint correction_four_eyes
            42501 | alter table correction disable trigger correction_guarded
            42501 | alter table correction disable trigger all
            42501 | drop trigger correction_guarded on correction
            42501 | drop trigger audit_append_only on audit
            42501 | alter table correction owner to current_user
            42501 | drop table correction cascade
            42501 | alter table correction rename to another
            42501 | create rule evil as on update to correction do instead nothing
            42501 | create trigger evil before update on correction for each row execute function refuse_change()
            42501 | create index evil on correction (maker)
            42501 | create table mine (id int)
            42501 | create temporary table closed_month (month date)
            42501 | create schema mine
            42501 | set session_replication_role = replica
            42501 | set role {owner}
            42501 | set session authorization {owner}
            42501 | grant {owner} to current_user
            42501 | reassign owned by {owner} to current_user
            42501 | create role evil superuser
            42501 | create or replace function guard_correction() returns trigger language plpgsql as 'begin return new; end'
            42501 | create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'
            42501 | create or replace function canonical_name(name text) returns text language sql immutable return name || random()
            42501 | alter function guard_correction() reset all
            42501 | drop function guard_correction() cascade
            42501 | drop schema public cascade
            42501 | truncate correction cascade
            42501 | truncate audit
            42501 | truncate break_history
            42501 | truncate entry
            42501 | update correction set maker = 'somebody'
            42501 | update correction set amount_minor = amount_minor * 10
            42501 | update correction set account_id = 'mine'
            42501 | update correction set digest = sha256('x')
            42501 | delete from correction
            42501 | update audit set who = 'nobody'
            42501 | delete from audit
            42501 | update break_history set who = 'nobody'
            42501 | delete from break_history
            42501 | update entry set amount_minor = amount_minor + 1
            42501 | delete from entry
            42501 | update batch set entries = 0
            42501 | insert into flyway_schema_history select * from flyway_schema_history
            42501 | alter role {owner} superuser
            42501 | copy audit to program 'cat'
            42501 | insert into correction_policy (content) values ('{"zone": "UTC", "rules": []}')
            42501 | update correction_policy set content = '{}'
            42501 | delete from correction_policy
            42501 | truncate correction_policy cascade
            42501 | alter table correction_policy disable trigger all
            42501 | insert into correction_policy_day values ('2026-01-01', 'RON', 0)
            42501 | update correction_policy_day set used_minor = 0
            42501 | delete from correction_policy_day
            42501 | alter table correction disable trigger correction_policy_held
            42501 | drop trigger correction_policy_held on correction
            42501 | alter function hold_correction_policy() security invoker
            42501 | create or replace function hold_correction_policy() returns trigger language plpgsql as 'begin return new; end'
            42501 | update correction set policy_no = 1
            42501 | update correction set reverses = 'cor-1'
            42501 | update correction set expires_at = null
            0A000 | select hold_correction_policy()
            55000 | select detach_entry_month('2026-11-01')
            55000 | select attach_entry_month('2026-11-01')
            22023 | select make_entry_month('2026-11-02')
            22023 | select make_entry_month('infinity')
            """)
    void noStatementAltersWhatHoldsTheRule(String sqlState, String attack) throws Exception {
        // When
        var refused = refused(attack.replace("{owner}", running.database().username()));

        // Then
        assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo(sqlState);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            23514 | update correction set status = 'APPROVED', checker = maker, decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = ' MAKER ', decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = 'ｍａｋｅｒ', decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = U&'ma\\200bker', decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = U&'\\00a0maker\\2028', decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = U&'ma\\212aer', decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = U&'\\200b', decided_at = now()
            23514 | update correction set status = 'APPROVED', decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = 'policy', decided_at = now()
            23514 | update correction set status = 'APPROVED', checker = U&' Pol\\00adicy', decided_at = now()
            23001 | update correction set status = 'APPROVED', checker = 'checker', decided_at = expires_at
            23001 | update correction set status = 'EXPIRED', decided_at = now()
            23001 | update correction set status = 'EXPIRED'
            23001 | update correction set status = 'RELEASED', checker = 'checker', decided_at = now()
            23001 | update correction set status = 'POSTED', checker = 'checker', decided_at = now()
            """)
    void noApprovalOfOnesOwnIsWritten(String sqlState, String attack) throws Exception {
        // Given
        var proposed = proposed();

        // When
        var refused = refused(attack + " where correction_id = '" + proposed.correctionId() + "'");

        // Then
        assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo(sqlState);
        assertThat(cbs.corrections("auditor").correction(proposed.correctionId()))
                .isEqualTo(proposed);
    }

    @Test
    void anApprovedCorrectionIsNotWrittenIntoTheTable() throws Exception {
        // Given
        var proposed = proposed();

        // When
        var refused = refused("""
                insert into correction (correction_id, break_no, report_no, account_id, currency, amount_minor,
                    contra_account, value_time, reason, digest, maker, proposed_at, status, checker, decided_at)
                select 'cor-forged', break_no, report_no, account_id, currency, 1, contra_account, value_time, reason,
                    digest, 'a', now(), 'APPROVED', 'b', now()
                from correction where correction_id = '""" + proposed.correctionId() + "'");

        // Then
        assertThat(refused.getSQLState()).isEqualTo("23001");
    }

    @Test
    void theServiceStillProposesApprovesAndPosts() {
        // Given
        var proposed = proposed();

        // When
        cbs.corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), "seen"));

        // Then
        RunningService.await(
                "correction posted",
                () -> cbs.corrections("auditor")
                                .correction(proposed.correctionId())
                                .status()
                        == CorrectionStatus.POSTED);
    }

    @Test
    void healthSaysThatTheDatabaseHoldsTheRule() {
        // When
        var health = service.anonymous()
                .get()
                .uri("/actuator/health")
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .body(JsonNode.class);

        // Then
        assertThat(health.at("/components/database/details/fourEyes").asString())
                .isEqualTo("held by the database");
    }

    private static Correction proposed() {
        var found = cbs.lostCredit("sql-eyes-" + ++accounts);
        return cbs.corrections("maker").propose(found.breakId(), new Proposal("the file was lost"));
    }

    /** Tries it as the service's user; whatever it did is undone, so that a hole fails one test only. */
    private static SQLException refused(String attack) throws SQLException {
        try (Connection connection = running.asService().dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var refused = catchThrowableOfType(SQLException.class, () -> statement.execute(attack));
            connection.rollback();
            if (refused == null) {
                throw new AssertionError("nothing refused " + attack);
            }
            return refused;
        }
    }
}
