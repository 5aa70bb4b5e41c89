package io.shadowledger.operator.driftcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.ReportStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedReportTest {

    private static final Instant AS_OF = Instant.parse("2026-11-20T22:59:59Z");

    @ParameterizedTest
    @CsvSource({
        "eod.csv, eod.csv, true",
        "eod.csv, eod-csv, false",
        "eod-*.csv, eod-2026-11-20.csv, true",
        "eod-*.csv, eod-.csv, true",
        "eod-*.csv, old-eod-1.csv, false",
        "eod-*.csv, eod-1.csv.gz, false",
        "eod-?.csv, eod-1.csv, true",
        "eod-?.csv, eod-12.csv, false",
        "*, anything (of any kind)[1].csv, true",
        "a+b(1).csv, a+b(1).csv, true",
        "\\Q*\\E, x, false"
    })
    void aNameIsMatchedWithItsStarsAndQuestionMarksAndNothingElse(String wanted, String name, boolean matches) {
        assertThat(new WantedReport(wanted, null).matches(report(name))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T06:00:00Z, true", "2026-11-20T22:59:59Z, false", "2026-11-21T06:00:00Z, false", ", true"})
    void aReportOfAnEarlierDayIsNotTakenForTodays(@Nullable Instant asOfAfter, boolean matches) {
        assertThat(new WantedReport("eod.csv", asOfAfter).matches(report("eod.csv")))
                .isEqualTo(matches);
    }

    private static CbsReport report(String name) {
        return new CbsReport(
                "r1",
                name,
                "0",
                "csv",
                null,
                Basis.VALUE,
                AS_OF,
                AS_OF.plusSeconds(3600),
                "core",
                ReportStatus.COMPARED,
                null,
                1,
                0,
                0,
                Map.of(),
                List.of(),
                null);
    }
}
