package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.Problems;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

@ExtendWith(SharedService.class)
class ReportIntakeTest {

    private static RunningService service;
    private static CbsFixtures cbs;
    private static JdbcClient sql;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @Test
    void aBadLine7RefusesTheWholeFileAndNothingOfItIsStored() {
        // Given
        var csv = new StringBuilder("accountId,currency,balance\n");
        for (int i = 2; i < 5_000; i++) {
            csv.append("bad7-").append(i).append(i == 7 ? ",CZK,\"12,5\"\n" : ",CZK,12.50\n");
        }

        // When
        var refused =
                catchThrowableOfType(RestClientResponseException.class, () -> cbs.submit("bad7.csv", csv.toString()));

        // Then
        var problem = refused.getResponseBodyAs(ProblemDetail.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(problem.getType()).hasToString(Problems.INVALID);
        assertThat(problem.getDetail()).startsWith("line 7, column 3 (balance): '12,5' is not an amount");
        assertThat(problem.getProperties())
                .containsEntry("line", 7)
                .containsEntry("column", 3)
                .containsEntry("field", "balance");
        assertThat(sql.sql("select count(*) from report where name = 'bad7.csv'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from report_balance where account_id like 'bad7-%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAccountOnTwoLinesIsRefusedWithBothLines() {
        // When
        var refused = catchThrowableOfType(
                RestClientResponseException.class,
                () -> cbs.submit("double.csv", "accountId,currency,balance\nx,CZK,1\nx,EUR,1\ny,CZK,1\nx,CZK,2\n"));

        // Then
        var problem = refused.getResponseBodyAs(ProblemDetail.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(problem.getDetail())
                .isEqualTo(
                        "line 5, column 1 (accountId): account x in CZK stands on line 2 already: an account has one "
                                + "balance per currency");
    }

    @Test
    void theFileIsKeptInPartsAndGivenBackByteByByte() {
        // Given
        var csv = new StringBuilder("accountId,currency,balance\n");
        for (int i = 0; i < 60_000; i++) {
            csv.append("parts-account-of-some-length-").append(i).append(",CZK,0.00\n");
        }
        var report = cbs.submit("parts \"\u010d\".csv", csv.toString());

        // When
        var answer = service.as("auditor")
                .get()
                .uri("/api/v1/reports/{id}/content", report.reportId())
                .retrieve()
                .toEntity(byte[].class);

        // Then
        assertThat(answer.getBody()).isEqualTo(csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("parts \"\u010d\".csv");
        assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(sql.sql("""
                        select count(*) || ' ' || (sha256(report_file(r.report_no)) = r.sha256)
                        from report r join report_content using (report_no) where report_id = ? group by r.report_no
                        """).param(report.reportId()).query(String.class).single())
                .isEqualTo("3 true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aReportNeedsAName(String name) {
        // When
        var refused = catchThrowableOfType(
                RestClientResponseException.class, () -> cbs.submit(name, "accountId,balance\nx,1\n"));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void accountsWithQuotesAndUnicodeComeThroughTheCopy() {
        // When
        var compared = cbs.compared(cbs.submit("odd.csv", "accountId,balance\n\"odd'\"\"\u4e2d\",1.00\n"));

        // Then
        assertThat(cbs.drift().lines(compared.reportId(), null, 10).items())
                .extracting(line -> line.accountId())
                .containsExactly("odd'\"\u4e2d");
    }
}
