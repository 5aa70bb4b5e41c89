package io.shadowledger.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.proof.ProofMain;
import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.BookProbe;
import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.arena.Waiting;
import io.shadowledger.proof.judgement.TopicReader;
import io.shadowledger.proof.workload.Workload;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs of the image, started from the packaged jar as a container would, against the database of a ledger at work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private static Path directory;

    private Arena arena;
    private Feed feed;
    private JdbcClient sql;

    private record Ended(int code, String out, String log) {}

    @BeforeAll
    void start() {
        arena = Arena.open(ProofMain.root());
        LedgerTopics.create(arena.bootstrapServers(), 2);
        new Crew(arena, new SplittableRandom(1)).begin();
        feed = new Feed(arena.bootstrapServers(), new Workload(1, Workload.Mix.ROUGH), 500);
        sql = JdbcClient.create(arena.book().dataSource());
        var probe = new BookProbe(arena.book());
        feed.start();
        assertThat(Waiting.until(LIMIT, () -> probe.progress().stream().anyMatch(book -> book.entries() > 1_000)))
                .as("the ledger posts")
                .isTrue();
    }

    @AfterAll
    void stop() {
        if (feed != null) {
            feed.close();
        }
        arena.close();
    }

    @Test
    void theBookIsVerifiedWhileItIsWrittenAndMadeAnewFromTheTopics() throws Exception {
        // Given
        var rebuilt = arena.database("rebuilt");

        // When
        var verify = job("verify", Map.of());
        assertThat(feed.settle(LIMIT)).as("all records are acknowledged").isTrue();
        awaitAllPosted();
        var rebuild = job("rebuild", target(rebuilt));

        // Then
        assertThat(verify.out()).as(verify.log()).contains("everything is as it was posted");
        assertThat(verify.code()).isZero();
        assertThat(rebuild.code()).as(rebuild.out() + rebuild.log()).isZero();
        assertThat(heads(JdbcClient.create(rebuilt.dataSource()))).isNotEmpty().isEqualTo(heads(sql));
        assertThat(job("rebuild", target(arena.book())).code())
                .as("the original is refused as the target")
                .isEqualTo(6);

        // And a row that was tampered with is named, to a program as well
        sql.sql("""
                        update entry set amount_minor = amount_minor + 1 where (partition_id, kafka_offset) =
                            (select partition_id, max(kafka_offset) from entry group by partition_id limit 1)
                        """).update();
        var tampered = job("verify", Map.of("SHADOWLEDGER_JOB_OUTPUT", "json"));
        assertThat(tampered.code()).as(tampered.out() + tampered.log()).isEqualTo(1);
        assertThat(tampered.out()).startsWith("{").contains("\"amount_minor\"").contains("\"entry\"");
        assertThat(tampered.out().lines()).as("one object and nothing else").hasSize(1);
    }

    @Test
    void aDatabaseThatIsNotThereIsAFailureWithARemedy() throws Exception {
        // Given
        var nowhere = Map.of("POSTGRES_PORT", "9");

        // When
        var ended = job("verify", nowhere);

        // Then
        assertThat(ended.code()).as(ended.out() + ended.log()).isEqualTo(2);
        assertThat(ended.out()).contains("the database cannot be reached: check POSTGRES_HOST");
    }

    private void awaitAllPosted() {
        var probe = new BookProbe(arena.book());
        var ends = new TopicReader(arena.bootstrapServers()).ends();
        assertThat(Waiting.until(
                        LIMIT, () -> probe.progress().stream().anyMatch(book -> ends.equals(book.nextOffsets()))))
                .as("the book has all of the topics, up to " + ends)
                .isTrue();
    }

    private static Map<String, String> target(PostgresDatabase database) {
        return Map.of(
                "SHADOWLEDGER_REBUILD_POSTGRES_HOST", database.host(),
                "SHADOWLEDGER_REBUILD_POSTGRES_PORT", Integer.toString(database.port()),
                "SHADOWLEDGER_REBUILD_POSTGRES_DATABASE", database.name(),
                "SHADOWLEDGER_REBUILD_POSTGRES_USERNAME", database.username(),
                "SHADOWLEDGER_REBUILD_POSTGRES_PASSWORD", database.password());
    }

    private static Map<String, String> heads(JdbcClient book) {
        var heads = new HashMap<String, String>();
        book.sql("select topic || '-' || kafka_partition, entries || ' ' || encode(chain_head, 'hex')"
                        + " from ledger_partition where entries > 0")
                .query(row -> {
                    heads.put(row.getString(1), row.getString(2));
                });
        return heads;
    }

    private Ended job(String name, Map<String, String> more) throws IOException, InterruptedException {
        var out = Files.createTempFile(directory, name, ".out");
        var log = Files.createTempFile(directory, name, ".log");
        var jar = ProofMain.root().resolve("ledger-service/target/ledger-service.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-Xmx256m", "-jar", jar.toString())
                .redirectOutput(out.toFile())
                .redirectError(log.toFile());
        var book = arena.book();
        builder.environment()
                .putAll(Map.of(
                        "SHADOWLEDGER_JOB", name,
                        "POSTGRES_HOST", book.host(),
                        "POSTGRES_PORT", Integer.toString(book.port()),
                        "POSTGRES_DATABASE", book.name(),
                        "POSTGRES_USERNAME", book.username(),
                        "POSTGRES_PASSWORD", book.password(),
                        "KAFKA_BOOTSTRAP_SERVERS", arena.bootstrapServers(),
                        "SHADOWLEDGER_DEFAULT_CURRENCY", Workload.DEFAULT_CURRENCY));
        builder.environment().putAll(more);
        var process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as(name + " ends; its log: " + Files.readString(log))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(log));
    }
}
