package io.shadowledger.cli.command.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.cli.Main;
import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.testing.StubLedger;
import io.shadowledger.cli.testing.TestCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedImportTest {

    private static final String BATCH = "POST /api/v1/events/batch";

    @AutoClose
    private final StubLedger ledger = new StubLedger();

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger limit = new AtomicInteger();

    @TempDir
    private Path directory;

    private TestCli cli;

    @BeforeEach
    void configure() {
        cli = TestCli.against(ledger, directory);
    }

    @Test
    void anImportGoesOnWhereTheLedgerWentAway() {
        // Given
        var file = cli.file("day.csv", rows(100));
        takingOnly(4);
        cli.run("--as", "feed", "events", "import", file, "--batch-size", "10", "--in-flight", "1");
        takingOnly(Integer.MAX_VALUE);
        int before = ledger.requests().size();

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--batch-size", "10", "--in-flight", "1");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("goes on after 40 records that the ledger has confirmed");
        assertThat(result.out())
                .contains("Events            100", "Accepted          60", "Confirmed before  40")
                .contains("100 events, credits 100.00");
        assertThat(ids(ledger.requests().subList(before, ledger.requests().size())))
                .isEqualTo(
                        IntStream.rangeClosed(41, 100).mapToObj(i -> "E-" + i).toList());
        assertThat(directory.resolve("imports")).isEmptyDirectory();
    }

    @Test
    void theFailedImportSaysHowToGoOn() {
        // Given
        var file = cli.file("day.csv", rows(100));
        takingOnly(4);

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--batch-size", "10", "--in-flight", "1");

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("with 40 events accepted. Run the same command again: it goes on after the 40 records");
    }

    @Test
    void anotherFileAnotherLedgerOrAnotherReadingBeginsAtTheBeginning() {
        // Given
        var file = cli.file("day.csv", rows(20));
        takingOnly(1);
        cli.run("--as", "feed", "events", "import", file, "--batch-size", "10", "--in-flight", "1");
        takingOnly(Integer.MAX_VALUE);

        // When
        var results = List.of(
                cli.run("--as", "feed", "events", "import", file, "--id-prefix", "x-"),
                cli.run("--as", "feed", "events", "import", cli.file("other.csv", rows(21))),
                cli.run("--as", "feed", "events", "import", file, "--from-start"));

        // Then
        assertThat(results).allSatisfy(result -> {
            assertThat(result.code()).isZero();
            assertThat(result.err()).doesNotContain("goes on after");
        });
    }

    @Test
    void anImportThatWasKilledGoesOnWhereItWas() throws Exception {
        // Given
        var file = cli.file("day.csv", rows(200));
        var hung = new CountDownLatch(1);
        ledger.replying(BATCH, request -> {
            if (answered.incrementAndGet() > 6) {
                await(hung);
            }
            return accepted(request);
        });
        var process = importing(file);
        try {
            eventually("a note of 60 records", process, () -> notes().contains("\"confirmed\":60"));
            process.destroyForcibly().waitFor();
        } finally {
            process.destroyForcibly();
            hung.countDown();
        }
        int before = ledger.requests().size();

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--batch-size", "10", "--in-flight", "1");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("goes on after 60 records");
        assertThat(ids(ledger.requests().subList(before, ledger.requests().size())))
                .isEqualTo(
                        IntStream.rangeClosed(61, 200).mapToObj(i -> "E-" + i).toList());
    }

    @Test
    void anImportThatIsInterruptedNotesWhereItWasAndSaysSo() throws Exception {
        // Given
        var file = cli.file("day.csv", rows(200));
        var hung = new CountDownLatch(1);
        ledger.replying(BATCH, request -> {
            if (answered.incrementAndGet() > 6) {
                await(hung);
            }
            return accepted(request);
        });
        var process = importing(file);
        try {
            eventually("the request that hangs", process, () -> answered.get() > 6);

            // When
            process.destroy();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);

            // Then
            assertThat(ended).isTrue();
            assertThat(Files.readString(directory.resolve("err")))
                    .contains("Stopped with 60 events accepted. Run the same command again: it goes on after the 60");
            assertThat(notes()).contains("\"confirmed\":60");
        } finally {
            process.destroyForcibly();
            hung.countDown();
        }
    }

    @Test
    void linesThatWereNotTakenAreKeptInAFileAcrossBothRuns() throws IOException {
        // Given
        var file = cli.file(
                "day.csv",
                rows(40).replace("E-3,A,credit,1.00", "E-3,A,credit,many")
                        .replace("E-33,A,credit,1.00", "E-33,A,credit,\"1,5\""));
        var rejects = directory.resolve("rejects.csv");
        var command = new String[] {
            "--as",
            "feed",
            "events",
            "import",
            file,
            "--on-error",
            "skip",
            "--rejects",
            rejects.toString(),
            "--batch-size",
            "10",
            "--in-flight",
            "1"
        };
        takingOnly(2);
        cli.run(command);
        takingOnly(Integer.MAX_VALUE);

        // When
        var result = cli.run(command);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(Files.readString(rejects)).isEqualToNormalizingNewlines("""
                file,line,column,field,eventId,reason
                %1$s,4,4,amount,,"'many' is not an amount: use digits and a decimal point, such as 12.50"
                %1$s,34,4,amount,,"'1,5' is not an amount: use digits and a decimal point, such as 12.50"
                """.formatted(file));
    }

    @Test
    void aCompressedFileIsReadAndGoesOnLikeAnyOther() throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(rows(30).getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(directory.resolve("day.csv.gz"), bytes.toByteArray())
                .toString();
        takingOnly(1);
        cli.run("--as", "feed", "events", "import", file, "--batch-size", "10", "--in-flight", "1");
        takingOnly(Integer.MAX_VALUE);

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Accepted          20", "Confirmed before  10");
    }

    @Test
    void aCompressedFileThatBreaksOffIsSaidTo() throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(rows(30_000).getBytes(StandardCharsets.UTF_8));
        }
        var half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        var file = Files.write(directory.resolve("day.csv.gz"), half).toString();
        takingOnly(Integer.MAX_VALUE);

        // When
        var result = cli.run("--as", "feed", "events", "import", file);

        // Then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains(file + ": line", "cannot be read on: Unexpected end of ZLIB input stream");
    }

    @Test
    void aLedgerThatIsTooBusyNowAndThenLosesNothing() {
        // Given
        var file = cli.file("day.csv", rows(100));
        ledger.replying(
                BATCH,
                request -> answered.incrementAndGet() % 3 == 0
                        ? StubLedger.Reply.problem(429, Problems.RATE_LIMITED, "too many requests", Map.of())
                        : accepted(request));

        // When
        var result = cli.run("--as", "feed", "events", "import", file, "--batch-size", "10");

        // Then
        assertThat(result.code()).isZero();
        assertThat(result.out()).containsPattern("Accepted +100\n");
    }

    private Process importing(String file) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--as",
                "feed",
                "events",
                "import",
                file,
                "--batch-size",
                "10",
                "--in-flight",
                "1");
        builder.environment().put("SHADOWLEDGER_CONFIG", cli.configuration().toString());
        return builder.redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private String notes() {
        try (var files = Files.list(Files.createDirectories(directory.resolve("imports")))) {
            var notes = new StringBuilder();
            for (var note : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                notes.append(Files.readString(note));
            }
            return notes.toString();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private void eventually(String what, Process process, BooleanSupplier condition) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive())
                    .as("the import, while waiting for %s: %s", what, Files.readString(directory.resolve("err")))
                    .isTrue();
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes so many batches, then is away. */
    private void takingOnly(int batches) {
        answered.set(0);
        limit.set(batches);
        ledger.replying(
                BATCH,
                request -> answered.incrementAndGet() <= limit.get()
                        ? accepted(request)
                        : StubLedger.Reply.problem(503, Problems.UNAVAILABLE, "the topic cannot be reached", Map.of()));
    }

    private static StubLedger.Reply accepted(StubLedger.Request request) {
        return StubLedger.Reply.json(
                new BatchReceipt(Documents.wire().readTree(request.body()).size(), 0, List.of()));
    }

    private static List<String> ids(List<StubLedger.Request> requests) {
        return requests.stream()
                .flatMap(r -> Documents.wire().readTree(r.body()).valueStream())
                .map(e -> e.get("eventId").asString())
                .toList();
    }

    private static String rows(int count) {
        return "eventId,accountId,type,amount,timestamp\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj("E-%d,A,credit,1.00,2026-11-20T10:00:00Z\n"::formatted)
                        .collect(Collectors.joining());
    }
}
