package io.shadowledger.service.rebuild;

import io.shadowledger.service.job.JobOutput;
import io.shadowledger.service.job.JobRefusedException;
import io.shadowledger.service.posting.DirectPosting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Posts what the topics hold into the target, several partitions at the same time. */
final class Replay {

    private static final long TELL_EVERY_SECONDS = 5;

    private final TopicRecords topics;
    private final TargetBook target;
    private final DirectPosting posting;
    private final int parallelism;
    private final AtomicLong posted = new AtomicLong();
    private final AtomicLong before = new AtomicLong();

    Replay(TopicRecords topics, TargetBook target, DirectPosting posting, int parallelism) {
        this.topics = topics;
        this.target = target;
        this.posting = posting;
        this.parallelism = parallelism;
    }

    /** How many offsets were passed by this process. */
    long posted() {
        return posted.get();
    }

    /** Returns when all partitions have reached their ends. */
    void run(List<PartitionPlan> plans, JobOutput output) throws Exception {
        long total = plans.stream().mapToLong(PartitionPlan::records).sum();
        long started = System.nanoTime();
        var threads = Thread.ofPlatform().name("rebuild-", 0).daemon().factory();
        try (var executor = Executors.newFixedThreadPool(parallelism, threads)) {
            var completed = new ExecutorCompletionService<Void>(executor);
            for (var plan : plans) {
                completed.submit(() -> {
                    replay(plan);
                    return null;
                });
            }
            try {
                for (int left = plans.size(); left > 0; ) {
                    Future<Void> one = completed.poll(TELL_EVERY_SECONDS, TimeUnit.SECONDS);
                    if (one == null) {
                        tell(output, total, started);
                    } else {
                        one.get();
                        left--;
                    }
                }
            } catch (ExecutionException failure) {
                executor.shutdownNow();
                throw failure.getCause() instanceof Exception cause ? cause : failure;
            } catch (InterruptedException interrupted) {
                executor.shutdownNow();
                throw interrupted;
            }
        }
    }

    private void replay(PartitionPlan plan) throws Exception {
        try (var connection = target.connect()) {
            var writer = posting.takeOver(connection, plan.source());
            if (writer.nextOffset() > plan.nextOffset()) {
                throw new JobRefusedException(
                        "%s is at offset %d in %s, and the rebuild was to end at %d: a ledger works"
                                        .formatted(plan.source(), writer.nextOffset(), target, plan.nextOffset())
                                + " on this database. Make an empty one and name it in SHADOWLEDGER_REBUILD_POSTGRES_DATABASE");
            }
            long from = Math.max(writer.nextOffset(), plan.firstOffset());
            before.addAndGet(from - plan.firstOffset());
            topics.read(plan.source(), from, plan.nextOffset(), records -> {
                long at = writer.nextOffset();
                writer.post(connection, new ArrayList<>(records));
                posted.addAndGet(writer.nextOffset() - Math.max(at, from));
            });
        }
    }

    private void tell(JobOutput output, long total, long started) {
        double seconds = (System.nanoTime() - started) / 1e9;
        long done = before.get() + posted.get();
        double rate = posted.get() / seconds;
        output.progress(done, total, "posting");
        output.line(
                "%3d%%  %,d of %,d records, %,.0f/s%s",
                total == 0 ? 100 : done * 100 / total,
                done,
                total,
                rate,
                rate < 1 ? "" : ", about %,.0f s left".formatted((total - done) / rate));
    }
}
