package io.shadowledger.service.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedOccurrence.State;
import io.shadowledger.api.report.ExpectedReportsApi;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.audit.AuditTrail;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Expected reports by a clock of their own, some years ahead: for the service that runs meanwhile nothing is due yet.
 * The days are Tuesday 2032-03-02 and those around it.
 */
@ExtendWith(SharedService.class)
class MissingReportsTest {

    private static final LocalDate TUESDAY = LocalDate.parse("2032-03-02");

    private static RunningService service;
    private static JdbcClient sql;
    private static int names;

    private final TestClock clock = new TestClock("2032-03-02T12:00:00Z");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private String name = "";
    private final ExpectedReportStore store = new ExpectedReportStore(
            service.bean(JdbcClient.class), service.bean(JsonMapper.class), service.bean(AuditTrail.class), clock);

    private final MissingReports missing = looking(metrics);

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @BeforeEach
    void name() {
        name = "expected-" + ++names;
    }

    @Test
    void aReportThatIsNotThereByItsDeadlineIsFoundMissingOnceWhoeverLooksAndStaysOnRecord() {
        // Given
        expect();
        clock.advance(Duration.ofHours(18).plusMinutes(30));
        var atTheDeadline = missing();
        look();
        clock.advance(Duration.ofSeconds(1));

        // When
        look();
        clock.advance(Duration.ofHours(1));
        looking(new SimpleMeterRegistry()).look(clock.instant());

        // Then
        assertThat(atTheDeadline).isEmpty();
        assertThat(missing())
                .extracting(ExpectedOccurrence::day, ExpectedOccurrence::state, ExpectedOccurrence::missedAt)
                .containsExactly(tuple(TUESDAY, State.MISSING, Instant.parse("2032-03-03T06:30:01Z")));
        assertThat(sql.sql("select who || ' ' || (after ->> 'day') from audit where subject = ? and what = ?")
                        .params(name, "REPORT_MISSING")
                        .query(String.class)
                        .list())
                .containsExactly("system 2032-03-02");
        assertThat(metrics.get("shadowledger.reports.missing")
                        .tag("expectation", name)
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void aReportThatComesAfterItsDeadlineIsLateAndNoLongerMissing() {
        // Given
        expect();
        clock.advance(Duration.ofHours(20));
        look();

        // When
        var id = received(name + "-eod.csv", "2032-03-02T22:59:59.999999Z", clock.instant());
        look();

        // Then
        assertThat(missing()).isEmpty();
        assertThat(days(2))
                .extracting(
                        ExpectedOccurrence::day,
                        ExpectedOccurrence::state,
                        ExpectedOccurrence::reportId,
                        ExpectedOccurrence::missedAt)
                .containsExactly(
                        tuple(TUESDAY.plusDays(1), State.EXPECTED, null, null),
                        tuple(TUESDAY, State.LATE, id, Instant.parse("2032-03-03T08:00:00Z")));
        assertThat(metrics.get("shadowledger.reports.missing")
                        .tag("expectation", name)
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void theFirstReportOfTheBanksDayWithAFittingNameIsTheOne() {
        // Given
        expect();
        received("other-" + name + ".csv", "2032-03-02T12:00:00Z", Instant.parse("2032-03-02T13:00:00Z"));
        // The last moment of the bank's Monday, and the first of its Wednesday.
        received(name + "-eod.csv", "2032-03-01T22:59:59.999999Z", Instant.parse("2032-03-02T13:00:00Z"));
        received(name + "-eod.csv", "2032-03-02T23:00:00Z", Instant.parse("2032-03-02T13:00:00Z"));
        var inTime = received(name + "-eod.csv", "2032-03-02T22:59:59.999999Z", Instant.parse("2032-03-03T06:30:00Z"));
        received(name + "-again.csv", "2032-03-02T22:59:59.999999Z", Instant.parse("2032-03-03T09:00:00Z"));
        clock.advance(Duration.ofDays(1));

        // When
        var tuesday = days(3).stream()
                .filter(occurrence -> occurrence.day().equals(TUESDAY))
                .toList();

        // Then
        assertThat(tuesday)
                .extracting(ExpectedOccurrence::state, ExpectedOccurrence::reportId)
                .containsExactly(tuple(State.RECEIVED, inTime));
    }

    @Test
    void aHolidayThatIsAddedAfterwardsIsNotMissingButStaysOnRecord() {
        // Given
        expect();
        clock.advance(Duration.ofDays(1));
        look();

        // When
        save(List.of(TUESDAY));

        // Then
        assertThat(missing()).isEmpty();
        assertThat(days(5))
                .extracting(ExpectedOccurrence::day)
                .doesNotContain(TUESDAY)
                .contains(TUESDAY.plusDays(1));
        assertThat(sql.sql("select count(*) from missing_report where name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nothingIsExpectedOfDaysThatWereDueBeforeItWasSaid() {
        // When
        expect();
        clock.advance(Duration.ofDays(6));

        // Then
        assertThat(missing()).extracting(ExpectedOccurrence::day).isNotEmpty().allMatch(day -> !day.isBefore(TUESDAY));
        assertThat(days(100).getLast().day()).isEqualTo(TUESDAY);
    }

    @Test
    void expectationsAreSavedInVersionsShownAndRemovedOverHttp() {
        // Given
        var admin = service.client("maker", ExpectedReportsApi.class);

        // When
        var saved = admin.save(name, expectation(List.of()));
        var same = admin.save(name, expectation(List.of()));
        var changed = admin.save(name, expectation(List.of(TUESDAY)));

        // Then
        assertThat(same).isEqualTo(saved);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.since()).isEqualTo(saved.since());
        assertThat(changed.missing()).isZero();
        assertThat(admin.expectedReports()).contains(changed);
        assertThat(admin.occurrences(name, null, 1).items())
                .extracting(ExpectedOccurrence::state)
                .containsExactly(State.EXPECTED);
        admin.delete(name);
        var gone = catchThrowableOfType(RestClientResponseException.class, () -> admin.expectedReport(name));
        assertThat(gone.getStatusCode().value()).isEqualTo(404);
        assertThat(sql.sql("select what from audit where subject = ? order by audit_no")
                        .param(name)
                        .query(String.class)
                        .list())
                .containsExactly("EXPECTED_REPORT_SAVED", "EXPECTED_REPORT_SAVED", "EXPECTED_REPORT_REMOVED");
    }

    private void expect() {
        save(List.of());
    }

    private void save(List<LocalDate> holidays) {
        new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> store.save(name, expectation(holidays), "maker"));
    }

    private Expectation expectation(List<LocalDate> holidays) {
        return new Expectation(name + "-*.csv", null, "Europe/Prague", "07:30", 1, holidays);
    }

    private void look() {
        missing.look(clock.instant());
    }

    /** One process that looks. */
    private MissingReports looking(SimpleMeterRegistry registry) {
        return new MissingReports(
                store,
                new Occurrences(service.bean(JdbcClient.class)),
                service.bean(JdbcClient.class),
                service.bean(AuditTrail.class),
                service.bean(PlatformTransactionManager.class),
                clock,
                registry);
    }

    private List<ExpectedOccurrence> missing() {
        return new Occurrences(service.bean(JdbcClient.class)).missing(store.find(name), clock.instant());
    }

    private List<ExpectedOccurrence> days(int limit) {
        return new Occurrences(service.bean(JdbcClient.class)).page(store.find(name), null, limit, clock.instant());
    }

    private static String received(String file, String asOf, Instant at) {
        var id = "rep-expected-" + ++names;
        sql.sql("""
                        insert into report (report_id, name, sha256, format, basis, as_of, complete, received_at,
                            received_from, accounts, status)
                        values (?, ?, sha256('x'), 'csv', 'VALUE', ?, false, ?, 'auditor', 0, 'COMPARED')
                        """)
                .params(id, file, Timestamp.from(Instant.parse(asOf)), Timestamp.from(at))
                .update();
        return id;
    }
}
