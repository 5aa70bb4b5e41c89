package io.shadowledger.e2e;

import static io.shadowledger.e2e.Demo.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shadowledger.e2e.BerkaBank.AccountDay;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A real bank's year through the whole line: imported by the CLI, posted, then compared day by day with the bank's own
 * balances. Runs where the data set lies beside the project; it may not be part of it.
 */
@ExtendWith(WholeSystem.class)
class RealBankIT {

    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @Test
    void everyDayTiesButForTheBanksOwnRounding(Demo demo) throws Exception {
        // Given
        var file = demo.root().resolve("../shared/data/berka/trans.csv");
        assumeTrue(Files.exists(file), "the real bank's transactions are not beside the project: " + file);
        var bank = BerkaBank.read(file);
        var expected = BerkaBank.tiesAndDrifts(bank.days().values());
        importEvents(demo, file.toString());

        // When
        var verdicts = new HashMap<String, Long>();
        var drifts = new HashMap<String, BigDecimal>();
        try (var ledger = demo.http("auditor")) {
            var reports = new HashMap<LocalDate, String>();
            bank.days().forEach((date, day) -> reports.put(date, submit(ledger, date, day)));
            reports.forEach((date, report) -> {
                var compared = eventually(
                        "the comparison of " + date,
                        () -> ledger.get("/api/v1/reports/" + report),
                        it -> it.get("status").asString().equals("COMPARED"));
                compared.get("verdicts")
                        .forEachEntry((verdict, count) -> verdicts.merge(verdict, count.asLong(), Long::sum));
                ledger.lines(report)
                        .forEach(line -> drifts.put(
                                line.get("accountId").asString() + " " + date,
                                new BigDecimal(line.get("drift").asString())));
            });
        }

        // Then
        var expectedDrifts = new HashMap<String, BigDecimal>();
        bank.days().values().stream()
                .flatMap(List::stream)
                .filter(line -> line.drift().signum() != 0)
                .forEach(line -> expectedDrifts.put(line.account() + " " + line.date(), line.drift()));
        assertThat(verdicts).isEqualTo(Map.of("TIES", expected.get(true), "ROUNDING", expected.get(false)));
        assertThat(drifts).isEqualTo(expectedDrifts);
        assertThat(drifts.values()).allSatisfy(drift -> assertThat(drift.abs()).isLessThanOrEqualTo(BigDecimal.ONE));
        System.out.printf(
                "Real bank: %,d rows, %,d account-days tie, %,d differ by the bank's rounding, at most %s CZK%n",
                bank.rows(),
                verdicts.get("TIES"),
                verdicts.get("ROUNDING"),
                drifts.values().stream()
                        .map(BigDecimal::abs)
                        .max(BigDecimal::compareTo)
                        .orElseThrow());
    }

    private static void importEvents(Demo demo, String file) {
        demo.cli("feed")
                .run(
                        "events",
                        "import",
                        file,
                        "--delimiter",
                        ";",
                        "--map",
                        "eventId=trans_id,accountId=account_id,timestamp=date,type=type,amount=amount",
                        "--credit",
                        "PRIJEM",
                        "--debit",
                        "VYDAJ,VYBER",
                        "--date-format",
                        "yyMMdd",
                        "--century",
                        "19",
                        "--zone",
                        "Europe/Prague",
                        "--currency",
                        "CZK",
                        "--id-prefix",
                        "berka-")
                .orFail();
    }

    private static String submit(LedgerHttp ledger, LocalDate date, List<AccountDay> day) {
        var query = LedgerHttp.query(Map.of(
                "asOf",
                endOf(date).toString(),
                "basis",
                "VALUE",
                "complete",
                "false",
                "name",
                "berka-" + date + ".csv"));
        return LedgerHttp.json(ledger.post("/api/v1/reports?" + query, "text/csv", BerkaBank.csv(day)))
                .get("reportId")
                .asString();
    }

    private static Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(PRAGUE).toInstant().minusNanos(1_000);
    }
}
