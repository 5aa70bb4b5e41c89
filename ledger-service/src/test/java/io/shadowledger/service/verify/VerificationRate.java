package io.shadowledger.service.verify;

import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.kafka.Topics;
import io.shadowledger.service.posting.Book;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how fast a book is verified: real PostgreSQL, several partitions, batches of 5,000. Not a test; run its main
 * method with the number of entries, of partitions and of threads.
 */
public final class VerificationRate {

    private static final int BATCH = 5_000;
    private static final int ACCOUNTS = 100_000;

    private VerificationRate() {}

    static void main(String[] args) throws Exception {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
        int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        int parallelism = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        try (var postgres = PostgresProcess.shared()) {
            var book = SampleBook.empty();
            fill(book, entries, partitions);
            book.tamperer().sql("vacuum analyze").update();
            for (int run = 0; run < 3; run++) {
                measure(book, entries, parallelism, true, postgres.pid());
            }
            measure(book, entries, parallelism, false, postgres.pid());
        }
    }

    private static void fill(SampleBook book, int entries, int partitions) throws Exception {
        var random = new Random(42);
        for (int from = 0; from < entries; from += BATCH) {
            var batch = new byte[Math.min(BATCH, entries - from)][][];
            for (int i = 0; i < batch.length; i++) {
                batch[i] = SampleBook.credit(
                        Long.toHexString(random.nextLong()) + "-" + (from + i),
                        "CZ%022d".formatted(random.nextInt(ACCOUNTS)),
                        1 + random.nextLong(1_000_000));
            }
            book.post(new TopicPartition(Topics.RAW, from / BATCH % partitions), batch);
        }
        System.out.println("posted " + entries + " entries; the first partition is " + Book.RAW_0);
    }

    private static void measure(SampleBook book, int entries, int parallelism, boolean full, long server)
            throws Exception {
        double ours = cpu(ProcessHandle.current().pid());
        double servers = cpuOfTree(server);
        long started = System.nanoTime();
        var read = new long[1];
        var outcome = new BookVerifier(book.asDatabase(), parallelism, new VerificationProgress() {
                    @Override
                    public void stage(String stage) {
                        read[0] = System.nanoTime() - started;
                    }

                    @Override
                    public void reached(int partitionId, Checkpoint checkpoint) {}
                })
                .verify(book.plan(full));
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "%s, %d threads: good %s, %d entries in %.2f s (%.0f/s): reading %.2f s, comparing %.2f s%n",
                full ? "full" : "sums",
                parallelism,
                outcome.good(),
                entries,
                seconds,
                entries / seconds,
                read[0] / 1e9,
                seconds - read[0] / 1e9);
        // On a machine that others use as well, this is what can be compared
        System.out.printf(
                "CPU per entry: verifier %.1f µs, database %.1f µs%n",
                (cpu(ProcessHandle.current().pid()) - ours) * 1e6 / entries,
                (cpuOfTree(server) - servers) * 1e6 / entries);
    }

    private static double cpuOfTree(long pid) throws Exception {
        double sum = cpu(pid);
        for (var child : ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            try {
                sum += cpu(child.pid());
            } catch (NoSuchFileException ended) {
                // Its parent counts it now
            }
        }
        return sum;
    }

    /** Seconds of a process and of those of its children that have ended: proc(5), stat, fields 14 to 17. */
    private static double cpu(long pid) throws Exception {
        var fields = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        long ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(fields[field - 3]);
        }
        return ticks / 100.0;
    }
}
