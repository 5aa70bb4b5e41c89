package io.shadowledger.service.report;

import static io.shadowledger.service.report.StatementFiles.bytes;
import static io.shadowledger.service.report.StatementFiles.mt940;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.report.AccountAliasesApi;
import io.shadowledger.api.report.AliasTarget;
import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportEntry;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.api.report.ReportProfilesApi;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Statement files, profiles and aliases through the door, into the database and back. */
@ExtendWith(SharedService.class)
class StatementReportsTest {

    private static RunningService service;
    private static CbsFixtures cbs;
    private static ReportContentsApi contents;
    private static JdbcClient sql;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
        contents = service.client("auditor", ReportContentsApi.class);
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @Test
    void aStatementIsComparedByItsClosingBalanceAtTheEndOfItsDay() {
        // Given
        cbs.event("st-1", "STA1", EventType.CREDIT, "50.00");
        var file = mt940("STA1", "260302", "0,00", "80,00", "C80,00NTRFOWN-1//BANK-000001")
                .replace("EUR", "CZK");

        // When
        var report = cbs.compared(send("day.sta", "text/plain", file));

        // Then
        assertThat(report.format()).isEqualTo("mt940");
        assertThat(report.asOf()).isEqualTo(Instant.parse("2026-03-02T23:59:59.999999Z"));
        assertThat(report.accounts()).isEqualTo(1);
        assertThat(report.entries()).isEqualTo(1);
        assertThat(cbs.drift().lines(report.reportId(), null, 10).items())
                .extracting(line -> line.accountId() + " " + line.drift())
                .containsExactly("STA1 -30.00");
        assertThat(contents.entries(report.reportId(), null, 10).items())
                .containsExactly(new ReportEntry(
                        1,
                        "STA1",
                        "CZK",
                        "80.00",
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        "BANK-000001",
                        "OWN-1",
                        null,
                        false,
                        5L));
    }

    @Test
    void aContradictionIsAFindingAndTheReportIsComparedNevertheless() {
        // When
        var report = cbs.compared(
                send("odd.sta", "text/plain", mt940("STA2", "260302", "10,00", "9,00", "C1,00NTRFNONREF")));

        // Then
        assertThat(report.findings()).isEqualTo(1);
        assertThat(contents.findings(report.reportId(), null, 10).items())
                .extracting(ReportFinding::kind, ReportFinding::accountId, ReportFinding::difference)
                .containsExactly(tuple(ReportFinding.Kind.CONTRADICTION, "STA2", "-2.00"));
        assertThat(report.comparedAt()).isNotNull();
    }

    @Test
    void theSameFileTwiceIsOneReportAndNothingOfItIsDoubled() {
        // Given
        var file = mt940("STA3", "260302", "0,00", "2,00", "C1,00NTRFNONREF", "C1,00NTRFNONREF");
        var first = cbs.compared(send("twice.sta", "text/plain", file));

        // When
        var second = cbs.compared(send("again.sta", "application/octet-stream", file));

        // Then
        assertThat(second.reportId()).isEqualTo(first.reportId());
        assertThat(second.entries()).isEqualTo(2);
        assertThat(sql.sql("select count(*) from report_entry where account_id = 'STA3'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void anAliasThatIsAddedLaterCountsWhenTheFileIsSentAgain() {
        // Given
        var aliases = service.client("maker", AccountAliasesApi.class);
        var file = mt940("77/88", "260302", "5,00", "5,00");
        send("alias.sta", "text/plain", file);
        aliases.put(new AliasTarget("77 / 88", "STA4"));

        // When
        var report = send("alias.sta", "text/plain", file);

        // Then
        aliases.remove("77/88");
        assertThat(sql.sql("select account_id from report_balance join report using (report_no) where report_id = ?")
                        .param(report.reportId())
                        .query(String.class)
                        .list())
                .containsExactly("STA4");
        assertThat(sql.sql("select what from audit where subject = '77/88' order by audit_no")
                        .query(String.class)
                        .list())
                .containsExactly("ACCOUNT_ALIAS_SET", "ACCOUNT_ALIAS_REMOVED");
    }

    @Test
    void anIbanCountsInAnySpellingInCsvToo() {
        // When
        var report = cbs.submit("iban.csv", "accountId,currency,balance\ncz65 0800 0000 1920 0014 5399,CZK,0.00\n");

        // Then
        assertThat(sql.sql("select account_id from report_balance join report using (report_no) where report_id = ?")
                        .param(report.reportId())
                        .query(String.class)
                        .list())
                .containsExactly("CZ6508000000192000145399");
    }

    @Test
    void aProfileReadsWhatACoreSystemWritesAndGivesTheMoment() {
        // Given
        var profiles = service.client("maker", ReportProfilesApi.class);
        var rules = rules("Konto", "Saldo");
        var saved = profiles.save("core-eod", rules);
        var csv = "Stand der Konten\nKonto;Saldo;Tag\n4711/01;-1.234,50;02.03.2026\n4712/01;0,00;02.03.2026\nSumme;;\n";

        // When
        var report = cbs.drift()
                .submit("text/csv", null, Basis.VALUE, false, "core.csv", null, null, "core-eod", resource(csv));

        // Then
        assertThat(report.profile()).isEqualTo("core-eod/" + saved.version());
        assertThat(report.asOf()).isEqualTo(Instant.parse("2026-03-02T22:59:59.999999Z"));
        assertThat(sql.sql("""
                        select account_id || ' ' || currency || ' ' || reported_minor from report_balance
                        join report using (report_no) where report_id = ? order by line_no
                        """).param(report.reportId()).query(String.class).list())
                .containsExactly("4711-01 EUR -123450", "4712-01 EUR 0");
    }

    @Test
    void profilesKeepTheirVersions() {
        // Given
        var profiles = service.client("maker", ReportProfilesApi.class);
        var first = profiles.save("versions", rules("Konto", "Saldo"));

        // When
        var same = profiles.save("versions", rules("Konto", "Saldo"));
        var changed = profiles.save("versions", rules("Konto", "Betrag"));
        profiles.delete("versions");

        // Then
        assertThat(same).isEqualTo(first);
        assertThat(changed.version()).isEqualTo(2);
        var gone = catchThrowableOfType(RestClientResponseException.class, () -> profiles.profile("versions"));
        assertThat(gone.getStatusCode().value()).isEqualTo(404);
        assertThat(profiles.save("versions", rules("Konto", "Saldo")).version()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "camt053/business_sample_camt.053.001.04.xml, 0",
        "camt053/camt.053.001.07.xml, 0",
        "mt940/betterplace-sepa_mt9401.sta, 0",
        "mt940/jejik-abnamro.sta, 2",
        "mt940/jejik-ing.sta, 1",
        "mt940/jejik-rabobank-iban.sta, 0",
        "mt940/jejik-sns.sta, 0",
        "mt940/mBank-mt940.sta, 0",
        "bai2/sample1.txt, 0",
        "bai2/sample2.txt, 1"
    })
    void filesOfBanksAreStored(String name, int contradictions) {
        // Given
        var file = StatementFiles.ofBank(name);

        // When
        var report = submit(name, "application/octet-stream", Instant.parse("2026-03-02T12:00:00Z"), file);

        // Then
        var findings = contents.findings(report.reportId(), null, 500).items();
        assertThat(report.findings()).isEqualTo(findings.size());
        assertThat(findings)
                .filteredOn(f -> f.kind() != ReportFinding.Kind.OTHER_DAY && f.kind() != ReportFinding.Kind.GAP)
                .hasSize(contradictions);
        // One of them states an interim balance and nothing else: that is a finding, and no balance.
        assertThat(report.accounts() + report.findings()).isPositive();
        assertThat(report.accounts() + report.entries()).isEqualTo(held(report));
    }

    @Test
    void theBrokenFileOfABankIsRefusedWithItsLineAndFieldAndLeavesNothing() {
        // Given
        var file = StatementFiles.ofBank("mt940/betterplace-sepa_snippet_broken.sta");

        // When
        var refused = catchThrowableOfType(
                RestClientResponseException.class, () -> submit("broken.sta", "text/plain", null, file));

        // Then
        var problem = refused.getResponseBodyAs(ProblemDetail.class);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(problem.getDetail()).startsWith("line 6 (field :25:): ");
        assertThat(problem.getProperties()).containsEntry("line", 6).containsEntry("field", "field :25:");
        assertThat(sql.sql("select count(*) from report where name = 'broken.sta'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain|<html></html>|line 1, column 1: this is XML, but not camt.053",
                "application/json|[]|the file does not say which moment its balances stand for; give asOf"
            })
    void whatOnlyItsSenderCanSayIsAskedFor(String type, String file, String message) {
        // When
        var refused = catchThrowableOfType(
                RestClientResponseException.class,
                () -> service.as("auditor")
                        .post()
                        .uri("/api/v1/reports?name=x")
                        .header("Content-Type", type)
                        .body(bytes(file))
                        .retrieve()
                        .toBodilessEntity());

        // Then
        assertThat(refused.getResponseBodyAs(ProblemDetail.class).getDetail()).startsWith(message);
    }

    /** What the tables hold of a report. */
    private static long held(CbsReport report) {
        return sql.sql("""
                        select (select count(*) from report_balance b where b.report_no = r.report_no)
                            + (select count(*) from report_entry e where e.report_no = r.report_no)
                        from report r where report_id = ?
                        """).param(report.reportId()).query(Long.class).single();
    }

    private static CsvRules rules(String account, String balance) {
        return new CsvRules(
                ";",
                null,
                null,
                null,
                1,
                1,
                Map.of("accountId", account, "balance", balance, "date", "Tag"),
                "dd.MM.yyyy",
                ",",
                ".",
                null,
                null,
                null,
                "EUR",
                "Europe/Prague",
                null,
                null);
    }

    private static CbsReport send(String name, String type, String file) {
        return submit(name, type, null, bytes(file));
    }

    private static CbsReport submit(String name, String type, @Nullable Instant asOf, byte[] file) {
        return cbs.drift().submit(type, asOf, Basis.VALUE, null, name, null, null, null, new ByteArrayResource(file));
    }

    private static ByteArrayResource resource(String text) {
        return new ByteArrayResource(bytes(text));
    }
}
