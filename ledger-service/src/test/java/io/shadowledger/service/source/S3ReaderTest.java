package io.shadowledger.service.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.report.ReportSource.Kind;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.source.SourceProperties.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reader of buckets against {@link SimulatedS3}. */
@ExtendWith(SharedService.class)
class S3ReaderTest {

    private static final String HEADER = "accountId,currency,balance\n";

    private static RunningService service;
    private static JdbcClient sql;
    private static int names;

    @AutoClose
    private final SimulatedS3 s3 = SimulatedS3.start("eod");

    private final String name = "bucket-" + ++names;

    S3ReaderTest() throws IOException {}

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        sql = JdbcClient.create(shared.database().dataSource());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterAll
    static void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void eachVersionOfAnObjectUnderThePrefixIsReadOnceAndTheBucketIsLeftAlone() throws IOException {
        // Given
        for (int day = 1; day <= 5; day++) {
            s3.put("core/eod-2026030" + day + ".csv", HEADER + name + ",CZK," + day + ".00\n");
        }
        s3.put("core/", "");
        s3.put("other/eod-20260301.csv", HEADER + name + ",CZK,9.00\n");

        // When
        int first = read();
        int again = read();
        s3.put("core/eod-20260305.csv", HEADER + name + ",CZK,5.50\n");
        int changed = read();

        // Then
        assertThat(List.of(first, again, changed)).containsExactly(5, 0, 1);
        assertThat(reports())
                .hasSize(6)
                .contains("eod-20260301.csv 2026-03-01 22:59:59.999999", "eod-20260305.csv 2026-03-05 22:59:59.999999");
        assertThat(s3.calls()).allMatch(call -> call.startsWith("GET "));
        assertThat(s3.calls()).filteredOn(call -> call.contains(".csv")).hasSize(6);
    }

    @Test
    void anObjectThatCannotBeReadIsRefusedOnceWithItsPlace() throws IOException {
        // Given
        s3.put("core/eod-20260301.csv", "no header\n");

        // When
        int decided = read() + read();

        // Then
        assertThat(decided).isEqualTo(1);
        assertThat(service.bean(SourceFiles.class).refusals(name, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.place()).startsWith("s3://eod/core/eod-20260301.csv@");
                    assertThat(refusal.reason()).startsWith("line 1, column 1: unknown column");
                });
        assertThat(reports()).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereIsAFailureOfTheSource() {
        // Given
        var reader = new S3Reader(source("none"), service.bean(SourceFiles.class), service.bean(SourceIntake.class));

        // When / Then
        assertThatThrownBy(() -> reader.read(() -> true))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("s3://none/core/ cannot be read: ")
                .hasMessageEndingWith("Look at the name, the region and the service's credentials");
    }

    private int read() throws IOException {
        // A new reader each time: what was read before is known to the database, not to the process.
        try (var reader =
                new S3Reader(source("eod"), service.bean(SourceFiles.class), service.bean(SourceIntake.class))) {
            return reader.read(() -> true);
        }
    }

    private Source source(String bucket) {
        return new Source(
                name,
                Kind.S3,
                new SourceProperties.Folder("", Duration.ofSeconds(5)),
                new SourceProperties.S3(bucket, "core/", "eu-central-1", s3.endpoint()),
                new SourceProperties.Kafka(""),
                null,
                null,
                "Europe/Prague",
                Basis.VALUE,
                false,
                "eod-{yyyyMMdd}.csv",
                Duration.ofSeconds(5));
    }

    private List<String> reports() {
        return sql.sql("""
                        select name || ' ' || (as_of at time zone 'UTC') from report
                        where received_from = ? order by report_no
                        """).param("source:" + name).query(String.class).list();
    }
}
