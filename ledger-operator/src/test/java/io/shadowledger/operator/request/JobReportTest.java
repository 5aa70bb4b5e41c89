package io.shadowledger.operator.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobReportTest {

    private static final String LOG = """
            2026-11-20T10:00:00.000Z INFO  starting
            {"@timestamp":"2026-11-20T10:00:00Z","message":"a structured line of the log"}
            {"detail":"entries","event":"progress","job":"verify","records":25,"totalRecords":200}
            {"detail":"entries","event":"progress","job":"verify","records":150,"totalRecords":200}
            {"torn":
            2026-11-20T10:00:10.000Z WARN  something
            """;

    @Test
    void theLastThingThatTheJobSaidCounts() {
        // When
        var report = JobReport.last(LOG);

        // Then
        assertThat(report).hasValueSatisfying(it -> {
            assertThat(it.outcome()).isNull();
            assertThat(it.records()).isEqualTo(150);
            assertThat(it.progress()).isEqualTo("75%");
        });
    }

    @Test
    void itsResultIsTheLastThing() {
        // When
        var report = JobReport.last(LOG
                + "{\"detail\":\"BROKEN entry (partition_id=1)\",\"event\":\"result\",\"job\":\"verify\","
                + "\"outcome\":\"bad\",\"records\":200}\n");

        // Then
        assertThat(report).hasValue(new JobReport("bad", 200L, null, "BROKEN entry (partition_id=1)"));
    }

    @Test
    void aLogWithoutItsWordsSaysNothing() {
        assertThat(JobReport.last("")).isEmpty();
        assertThat(JobReport.last("{}\n[1]\n{\"job\":1}\nno json")).isEmpty();
    }
}
