package io.shadowledger.e2e;

import static io.shadowledger.e2e.Demo.eventually;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.sandbox.sample.SampleBalance;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The book after the sample day, and what a bank's systems put in and ask for. */
@ExtendWith(WholeSystem.class)
class BankSystemsDayIT {

    private static final String SHADOW_AT_END_OF_DAY = """
            select account_id, currency, sum(amount_minor)
            from entry where value_time <= ?::timestamptz and kind = 'EVENT'
            group by account_id, currency
            """;

    @Test
    void everyBalanceOfTheSampleDayIsWhatAnIndependentSumSays(Demo demo) throws SQLException {
        // Given
        var day = demo.day();
        var expected = day.expectedShadow().stream().collect(toMap(BankSystemsDayIT::key, SampleBalance::balanceMinor));

        // When
        var book = new HashMap<String, Long>();
        try (var connection = demo.sandbox().database().dataSource().getConnection();
                var query = connection.prepareStatement(SHADOW_AT_END_OF_DAY)) {
            query.setString(1, day.asOf().toString());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    book.put(rows.getString(1) + " " + rows.getString(2), rows.getLong(3));
                }
            }
        }

        // Then
        expected.keySet().forEach(key -> assertThat(book).containsEntry(key, expected.get(key)));
    }

    @Test
    void anEventThatIsSentTwiceIsPostedOnce(Demo demo, @TempDir Path directory) throws Exception {
        // Given
        var account = "IT-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        var file = Files.writeString(directory.resolve("day.csv"), """
                eventId,accountId,type,amount,currency,timestamp
                %1$s-1,%1$s,credit,100.00,CZK,2026-07-01T08:00:00Z
                %1$s-2,%1$s,debit,30.50,CZK,2026-07-01T09:00:00Z
                %1$s-1,%1$s,credit,100.00,CZK,2026-07-01T08:00:00Z
                """.formatted(account));
        var feed = demo.cli("feed");
        feed.run("events", "import", file.toString()).orFail();

        // When
        feed.run("events", "import", file.toString()).orFail();

        // Then
        var balance = eventually(
                "the posting of both events",
                () -> feed.run("balance", account, "-o", "json"),
                result -> result.exitCode() == 0
                        && demo.json(result).at("/0/entries").asLong() == 2);
        assertThat(demo.json(balance).at("/0/balance").asString()).isEqualTo("69.50");
    }

    @Test
    void aFileWithABadLineSaysWhichAndKeepsWhatItAccepted(Demo demo, @TempDir Path directory) throws Exception {
        // Given
        var account = "BAD-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        var csv = new StringBuilder("eventId,accountId,type,amount,currency,timestamp\n");
        for (int line = 2; line <= 9; line++) {
            var amount = line == 7 ? "12,5x" : "1.00";
            csv.append("%s-%d,%s,credit,\"%s\",CZK,2026-07-01T08:00:00Z%n".formatted(account, line, account, amount));
        }
        var file = Files.writeString(directory.resolve("bad.csv"), csv);

        // When
        var result = demo.cli("feed").run("events", "import", file.toString());

        // Then
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 7").contains("amount").contains("12,5x");
        eventually(
                "the posting of the five lines before it",
                () -> demo.cli("feed").run("balance", account, "-o", "json"),
                balance -> balance.exitCode() == 0
                        && demo.json(balance).at("/0/balance").asString().equals("5.00"));
    }

    @Test
    void nothingAcceptedIsLostWhenTheDatabaseIsKilled(Demo demo, @TempDir Path directory) throws Exception {
        // Given
        var account =
                "KILL-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        var csv = new StringBuilder("eventId,accountId,type,amount,currency,timestamp\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append("%s-%d,%s,credit,0.01,CZK,2026-07-01T08:00:00Z%n".formatted(account, i, account));
        }
        var file = Files.writeString(directory.resolve("many.csv"), csv);
        demo.cli("feed").run("events", "import", file.toString()).orFail();

        // When
        demo.sandbox().postgres().kill9();
        demo.sandbox().postgres().start();

        // Then
        eventually(
                "the posting of all events after the crash",
                () -> demo.cli("feed").run("balance", account, "-o", "json"),
                balance -> balance.exitCode() == 0
                        && demo.json(balance).at("/0/balance").asString().equals("20.00"));
        var trial = demo.json(demo.cli("auditor").run("trial-balance", "-o", "json"));
        trial.at("/lines")
                .forEach(line ->
                        assertThat(new BigDecimal(line.get("total").asString())).isZero());
    }

    private static String key(SampleBalance balance) {
        return balance.accountId() + " " + balance.currency();
    }
}
