package io.shadowledger.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.proof.ProofMain;
import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.arena.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Account statements through the client's own process into a ledger at work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ALL_TAKEN = 0;
    // One of the sample's accounts contradicts itself
    private static final int ALL_TAKEN_WITH_FINDINGS = 3;
    private static final int ACCOUNTS = 40;
    private static final int ENTRIES_EACH = 1_000;

    @TempDir
    private static Path directory;

    private Arena arena;
    private String url;
    private JdbcClient sql;

    @BeforeAll
    void start() {
        arena = Arena.open(ProofMain.root());
        LedgerTopics.create(arena.bootstrapServers(), 3);
        var service = arena.addReplica(Map.of(
                "shadowledger.role", "all",
                "shadowledger.default-currency", "EUR",
                "shadowledger.gateway.requests-per-second", "1000000",
                "shadowledger.gateway.burst", "1000000"));
        url = service.url();
        sql = JdbcClient.create(arena.book().dataSource());
        assertThat(Waiting.until(LIMIT, service::isReady))
                .as("the service is ready")
                .isTrue();
    }

    @AfterAll
    void stop() {
        arena.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mt940-german.sta, 50070010-0123456700, EUR, 148810",
        "camt053-08.xml, CZ6508000000192000145399, CZK, 174950",
        "bai2.txt, 4711, USD, 12550",
        "bai2.txt, 4712, JPY, 750"
    })
    void aStatementIsPostedOnceHoweverOftenItIsImported(String file, String account, String currency, long minor)
            throws Exception {
        // Given
        var statement = ProofMain.root().resolve("ledger-formats/src/test/resources/statements/" + file);
        run(statement);
        run(statement, "--from-start");
        awaitBalance(account, currency, minor);
        long entries = entries();

        // When
        run(statement, "--from-start");

        // Then
        assertThat(entries()).isEqualTo(entries);
        assertThat(balance(account, currency)).isEqualTo(minor);
    }

    @Test
    void anImportThatWasKilledGoesOnAndPostsNothingTwice() throws Exception {
        // Given
        var expected = new HashMap<String, Long>();
        var statement = directory.resolve("large.sta");
        Files.writeString(statement, large(expected));
        var first = start(statement, "--batch-size", "100", "--in-flight", "1");
        assertThat(Waiting.until(LIMIT, () -> large() > 2_000))
                .as("some are posted")
                .isTrue();
        first.destroyForcibly();
        assertThat(first.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(large()).as("entries when it was killed").isLessThan(ACCOUNTS * ENTRIES_EACH);

        // When
        run(statement, "--batch-size", "100", "--in-flight", "1");

        // Then
        assertThat(Waiting.until(LIMIT, () -> large() >= ACCOUNTS * ENTRIES_EACH))
                .as("all are posted")
                .isTrue();
        assertThat(large()).isEqualTo(ACCOUNTS * ENTRIES_EACH);
        expected.forEach((account, minor) ->
                assertThat(balance(account, "EUR")).as(account).isEqualTo(minor));
        assertThat(sql.sql("select sum(conflicts) + sum(dead_letters) from ledger_partition")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Statements of as many accounts in one MT940 file; every entry has an id of the bank's. */
    private static String large(Map<String, Long> expected) {
        var file = new StringBuilder();
        for (int account = 0; account < ACCOUNTS; account++) {
            file.append(":20:LARGE%05d\n:25:LARGE/%010d\n:28C:1/1\n:60F:C260301EUR0,00\n".formatted(account, account));
            long sum = 0;
            for (int entry = 0; entry < ENTRIES_EACH; entry++) {
                long minor = 100 + (account * 7_919L + entry * 104_729L) % 99_900;
                boolean credit = (account + entry) % 3 != 0;
                sum += credit ? minor : -minor;
                file.append(":61:2603020302%s%d,%02dNTRFNONREF//L%05d%06d\n"
                        .formatted(credit ? "C" : "D", minor / 100, minor % 100, account, entry));
            }
            file.append(":62F:%s260302EUR%d,%02d\n-\n"
                    .formatted(sum < 0 ? "D" : "C", Math.abs(sum) / 100, Math.abs(sum) % 100));
            expected.put("LARGE-%010d".formatted(account), sum);
        }
        return file.toString();
    }

    private void awaitBalance(String account, String currency, long minor) {
        assertThat(Waiting.until(LIMIT, () -> balance(account, currency) == minor))
                .as("%s has %s %s in minor units, not %s", account, minor, currency, balance(account, currency))
                .isTrue();
    }

    private long balance(String account, String currency) {
        return sql.sql("select coalesce(sum(balance_minor), 0) from balance where account_id = ? and currency = ?")
                .params(account, currency)
                .query(Long.class)
                .single();
    }

    private long entries() {
        return sql.sql("select count(*) from entry").query(Long.class).single();
    }

    private long large() {
        return sql.sql("select count(*) from entry where account_id like 'LARGE%'")
                .query(Long.class)
                .single();
    }

    private void run(Path file, String... options) throws IOException, InterruptedException {
        var process = start(file, options);
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("the import of " + file + " ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("cli.log")))
                .isIn(ALL_TAKEN, ALL_TAKEN_WITH_FINDINGS);
    }

    private Process start(Path file, String... options) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = ProofMain.root().resolve("ledger-cli/target/ledger-cli.jar").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xmx128m",
                "-jar",
                jar,
                "--server",
                url,
                "--as",
                Arena.FEED,
                "events",
                "import",
                file.toString());
        builder.command().addAll(List.of(options));
        builder.environment().put("SHADOWLEDGER_PASSWORD", arena.password());
        builder.environment()
                .put("SHADOWLEDGER_CONFIG", directory.resolve("config.yaml").toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("cli.log").toFile())
                .start();
    }
}
