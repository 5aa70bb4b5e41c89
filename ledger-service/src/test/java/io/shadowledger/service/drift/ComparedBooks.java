package io.shadowledger.service.drift;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.money.Money;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.matching.MatchingParts;
import io.shadowledger.service.report.ReportComparison;
import io.shadowledger.service.report.StoredReport;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A book written by hand in a real database, and the comparison at work on it, without broker and HTTP. */
final class ComparedBooks {

    static final Currency CZK = Currency.getInstance("CZK");

    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;
    private final DriftComparison comparison;
    private final EarlierReports earlier;
    private final DriftLines lines;
    private final Severities severities;
    private final BreakViews breaks;
    private final BreakHistory history;
    private final StandingBreaks standing;
    private final MatchingParts matching;
    private final BreakExplanations breakExplanations;
    private final List<InFlightEvents.InFlight> inFlight = new ArrayList<>();
    private final List<Long> overtaken = new ArrayList<>();
    private final Set<Long> posted = new HashSet<>();
    private long offset;
    private int reports;

    ComparedBooks() {
        DataSource dataSource =
                PostgresProcess.shared().freshDatabase("compared").dataSource();
        Flyway.configure().dataSource(dataSource).load().migrate();
        jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table entry_all partition of entry default").update();
        jdbc.sql("insert into ledger_partition (topic, kafka_partition) values ('transactions.raw', 3)")
                .update();
        var clock = Clock.systemUTC();
        var json = JsonMapper.builder().build();
        var properties = new DriftProperties(
                List.of(RoundingTolerance.valueOf("CZK=1.00")),
                Duration.ofDays(1),
                Duration.ofDays(3),
                Duration.ofDays(1),
                Duration.ofDays(30),
                Duration.ofSeconds(5),
                Duration.ofDays(90));
        var ledger = new LedgerProperties(
                ServiceRole.DRIFT,
                "CZK",
                new LedgerProperties.Kafka("127.0.0.1:1", "none", Duration.ofSeconds(1), Duration.ofSeconds(15)),
                new LedgerProperties.Posting(1, 1, 0));
        earlier = new EarlierReports(jdbc, properties);
        matching = new MatchingParts(jdbc, json);
        var beans = new StaticListableBeanFactory();
        beans.addBean("inFlight", (InFlightEvents) _ -> List.copyOf(inFlight));
        var explanations = new Explanations(List.of(
                new RoundingExplainer(properties),
                new ConflictExplainer(jdbc, ledger),
                new DeadLetterExplainer(jdbc, json),
                new InFlightExplainer(beans.getBeanProvider(InFlightEvents.class)),
                new TwoTimesExplainer(jdbc, properties),
                new StatementExplainer(matching.books(), matching.rules(), properties),
                new ReversalExplainer(jdbc),
                new DuplicateExplainer(jdbc, properties),
                new TimingExplainer(jdbc, properties),
                new WrongDigitsExplainer(jdbc),
                new SumExplainer(jdbc, properties),
                new RecurringExplainer(jdbc)));
        beans.addBean("corrections", new BreakCorrections() {
            @Override
            public List<Correction> of(String breakId) {
                return List.of();
            }

            @Override
            public List<Long> posted(List<Long> breakNos) {
                return breakNos.stream().filter(posted::contains).toList();
            }

            @Override
            public void overtaken(List<Long> breakNos, String why) {
                overtaken.addAll(breakNos);
            }
        });
        lines = new DriftLines(jdbc, json);
        severities = new Severities(new SeverityProperties(
                List.of(new SeverityProperties.Amounts("CZK", "100.00", "1000.00", "10000.00")),
                Duration.ofDays(2),
                Duration.ofDays(8),
                Duration.ofDays(31)));
        breaks = new BreakViews(jdbc, severities, clock);
        history = new BreakHistory(jdbc);
        var providers = beans.getBeanProvider(BreakCorrections.class);
        standing = new StandingBreaks(jdbc, providers);
        var parts = new DriftParts(standing, earlier, explanations, properties);
        var balances = new ShadowBalances(dataSource);
        breakExplanations = new BreakExplanations(breaks, balances, parts, explanations);
        comparison = new DriftComparison(
                balances,
                parts,
                new WrongAccounts(jdbc, properties),
                new ReportPatterns(jdbc),
                new ReportMatches(matching.books(), matching.rules(), matching.matches(), earlier, jdbc),
                lines,
                new BreakMerge(
                        new BreakHealing(jdbc, history),
                        new BreakChanges(jdbc, history, json),
                        new BreakOpenings(jdbc, history, properties),
                        providers,
                        clock),
                jdbc,
                json);
        oneMoment = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    EarlierReports earlier() {
        return earlier;
    }

    DriftLines lines() {
        return lines;
    }

    BreakViews breaks() {
        return breaks;
    }

    Severities severities() {
        return severities;
    }

    BreakSummaries summaries() {
        return new BreakSummaries(jdbc, severities, Clock.systemUTC());
    }

    BreakHistory history() {
        return history;
    }

    BreakExplanations explanations() {
        return breakExplanations;
    }

    /** How a report's entries are matched. */
    List<EntryMatch> matches(StoredReport report) {
        return matching.of(report.reportId());
    }

    /** An event that is on the topic and not in the book. */
    void inFlight(String eventId, String account, String amount, Instant valueTime) {
        inFlight.add(new InFlightEvents.InFlight(
                eventId, account, CZK, minor(amount), valueTime, "transactions.raw-3 offset 7"));
    }

    /** The breaks whose proposals were said to be overtaken. */
    List<Long> overtaken() {
        return overtaken;
    }

    /** Does many steps in one transaction: each would take a connection of its own. */
    void together(Runnable steps) {
        oneMoment.executeWithoutResult(_ -> steps.run());
    }

    /** The parts that an account's drift is made up of. */
    List<BreakPart> standing(String account) {
        return standing.of(new Difference.Account(account, CZK));
    }

    /** The correction of a break stands in the book from now on, and nothing has been told of it. */
    void posted(long breakNo) {
        posted.add(breakNo);
    }

    /** Books an event that is recorded at its value time. */
    void booked(String eventId, String account, String amount, Instant valueTime) {
        booked(eventId, account, amount, valueTime, valueTime, "EVENT");
    }

    void booked(String eventId, String account, String amount, Instant valueTime, Instant recordedAt, String kind) {
        book(eventId, account, amount, valueTime, recordedAt, kind, null, null);
    }

    /** Books an event with its reference and its text. */
    void booked(
            String eventId,
            String account,
            String amount,
            Instant valueTime,
            @Nullable String reference,
            @Nullable String description) {
        book(eventId, account, amount, valueTime, valueTime, "EVENT", reference, description);
    }

    private void book(
            String eventId,
            String account,
            String amount,
            Instant valueTime,
            Instant recordedAt,
            String kind,
            @Nullable String reference,
            @Nullable String description) {
        long minor = minor(amount);
        jdbc.sql("""
                        with seen as (
                            insert into event_seen values (:id, sha256('x'), 1, :offset)
                        ), holding as (
                            insert into balance values (:account, 'CZK', 1, :minor, 1, :id, :valueTime)
                            on conflict (account_id, currency, partition_id) do update
                                set balance_minor = balance.balance_minor + excluded.balance_minor
                        )
                        insert into entry values (1, :offset, :recordedAt, 1, :kind, :id, :account, 'CZK', :minor,
                            :valueTime, false, :reference, :description, sha256('x'))
                        """)
                .param("id", eventId)
                .param("offset", offset++)
                .param("account", account)
                .param("minor", minor)
                .param("valueTime", Timestamp.from(valueTime))
                .param("recordedAt", Timestamp.from(recordedAt))
                .param("kind", kind)
                .param("reference", reference)
                .param("description", description)
                .update();
    }

    /** The event came again with this content. */
    void conflict(String eventId, String json) {
        jdbc.sql("insert into event_conflict values (1, :offset, :id, now(), :payload)")
                .param("offset", offset++)
                .param("id", eventId)
                .param("payload", json.getBytes(StandardCharsets.UTF_8))
                .update();
    }

    /** A record with this key could not be read. */
    void deadLetter(String account, String payload, String reason) {
        jdbc.sql("insert into dead_letter values (1, :offset, now(), :reason, :key, :payload)")
                .param("offset", offset++)
                .param("reason", reason)
                .param("key", account.getBytes(StandardCharsets.UTF_8))
                .param("payload", payload.getBytes(StandardCharsets.UTF_8))
                .update();
    }

    /** A report of balances by value time, not of all accounts. */
    StoredReport reported(Instant asOf, Map<String, String> balances) {
        return reported(asOf, Basis.VALUE, false, balances);
    }

    StoredReport reported(Instant asOf, Basis basis, boolean complete, Map<String, String> balances) {
        var reportId = "rep-" + ++reports;
        long reportNo = jdbc.sql("""
                        insert into report (report_id, name, sha256, format, basis, as_of, complete, received_at,
                            received_from, accounts, content)
                        values (:id, 'test', sha256('x'), 'csv', :basis, :asOf, :complete, now(), 'auditor', :accounts, '')
                        returning report_no
                        """)
                .param("id", reportId)
                .param("basis", basis.name())
                .param("asOf", Timestamp.from(asOf))
                .param("complete", complete)
                .param("accounts", balances.size())
                .query(Long.class)
                .single();
        var accounts = List.copyOf(balances.keySet());
        jdbc.sql("""
                        insert into report_balance
                        select :reportNo, account, 'CZK', minor, 1, :complete
                        from unnest(cast(:accounts as text[]), cast(:minors as bigint[])) as b (account, minor)
                        """)
                .param("reportNo", reportNo)
                .param("complete", complete)
                .param("accounts", accounts.toArray(String[]::new))
                .param(
                        "minors",
                        accounts.stream()
                                .map(account -> minor(balances.getOrDefault(account, "0")))
                                .toArray(Long[]::new))
                .update();
        return new StoredReport(reportNo, reportId, asOf, basis, complete);
    }

    /** The zone in which the report's days begin. */
    void zone(StoredReport report, String zone) {
        jdbc.sql("update report set zone = ? where report_no = ?")
                .params(zone, report.reportNo())
                .update();
    }

    void format(StoredReport report, String format) {
        jdbc.sql("update report set format = ? where report_no = ?")
                .params(format, report.reportNo())
                .update();
    }

    /** An entry that a report carries, with the bank's reference. */
    void reportedEntry(StoredReport report, String account, String amount, Instant valueTime, String reference) {
        reportedEntry(report, account, amount, valueTime, reference, null, false);
    }

    void reportedEntry(
            StoredReport report,
            String account,
            String amount,
            Instant valueTime,
            String reference,
            @Nullable String description,
            boolean reversal) {
        jdbc.sql("""
                        insert into report_entry (report_no, entry_no, account_id, currency, amount_minor, value_time,
                            booked_time, bank_reference, description, reversal)
                        select :no, count(*) + 1, :account, 'CZK', :minor, :time, :time, :reference, :description,
                            :reversal
                        from report_entry where report_no = :no
                        """)
                .param("no", report.reportNo())
                .param("account", account)
                .param("minor", minor(amount))
                .param("time", Timestamp.from(valueTime))
                .param("reference", reference)
                .param("description", description)
                .param("reversal", reversal)
                .update();
        jdbc.sql("update report set entries = entries + 1 where report_no = ?")
                .param(report.reportNo())
                .update();
    }

    /** The verdict and the sentence on an account in a report. */
    DriftLine line(StoredReport report, String account) {
        return lines.list(report.reportId(), "", "", 100).stream()
                .filter(line -> line.accountId().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** Compares, as the settler does. */
    ReportComparison.Outcome compare(StoredReport report) {
        var outcome = oneMoment.execute(_ -> comparison.compare(report));
        jdbc.sql("update report set status = 'COMPARED' where report_no = ?")
                .param(report.reportNo())
                .update();
        return outcome;
    }

    /** The breaks of an account, the latest first, over or not. */
    List<BreakViews.Row> breaksOf(String account) {
        return Stream.of(BreakStatus.values())
                .flatMap(status ->
                        breaks.list(criteria(status, account), BreakSort.AMOUNT, BreakOrder.Place.START, 100).stream())
                .filter(row -> row.view().accountId().equals(account))
                .sorted((a, b) -> Long.compare(b.breakNo(), a.breakNo()))
                .toList();
    }

    private static BreakCriteria criteria(BreakStatus status, String account) {
        return new BreakCriteria(status, null, null, null, null, null, null, null, false, account, null, null);
    }

    private static long minor(String amount) {
        return Money.parse(amount, CZK).minor();
    }
}
