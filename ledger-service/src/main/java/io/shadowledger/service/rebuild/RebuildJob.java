package io.shadowledger.service.rebuild;

import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.database.BookDatabase;
import io.shadowledger.service.job.Job;
import io.shadowledger.service.job.JobOutput;
import io.shadowledger.service.job.JobRefusedException;
import io.shadowledger.service.job.JobResult;
import io.shadowledger.service.posting.DirectPosting;
import java.time.Clock;
import java.util.List;

/**
 * Fills an empty database from the topics and compares what came of it with the original. One that was killed goes on
 * where its database stands, to the offsets that were noted when it began.
 */
final class RebuildJob implements Job {

    private final LedgerProperties ledger;
    private final RebuildProperties rebuild;
    private final BookDatabase original;
    private final Clock clock;

    RebuildJob(LedgerProperties ledger, RebuildProperties rebuild, BookDatabase original, Clock clock) {
        this.ledger = ledger;
        this.rebuild = rebuild;
        this.original = original;
        this.clock = clock;
    }

    @Override
    public JobResult run(JobOutput output) throws Exception {
        var source = new SourceBook(original);
        var target = new TargetBook(rebuild.target());
        var topics = new TopicRecords(
                ledger.kafka().bootstrapServers(), ledger.posting().maxBatch());
        var plans = begin(source, target, topics);
        output.line(
                "Rebuilding %s in %s from the topics at %s: %,d partitions, %,d records",
                source,
                target,
                ledger.kafka().bootstrapServers(),
                plans.size(),
                plans.stream().mapToLong(PartitionPlan::records).sum());
        long started = System.nanoTime();
        var replay = new Replay(topics, target, new DirectPosting(ledger.currency(), clock), rebuild.parallelism());
        replay.run(plans, output);
        double seconds = (System.nanoTime() - started) / 1e9;
        output.line(
                "Posted %,d records in %,.1f s (%,.0f/s); comparing",
                replay.posted(), seconds, replay.posted() / Math.max(seconds, 1e-3));
        var result = compare(source, target, plans, replay.posted(), seconds);
        target.finished(clock.instant());
        tell(result, output);
        return new JobResult(!result.outcome().equals("different"), result, result.records(), sentence(result));
    }

    private List<PartitionPlan> begin(SourceBook source, TargetBook target, TopicRecords topics) throws Exception {
        try (var snapshot = source.snapshot()) {
            var now = source.partitions(snapshot);
            if (now.stream().allMatch(PartitionPlan::isEmpty)) {
                throw new JobRefusedException(
                        "the original at " + source + " has nothing in it: there is nothing to rebuild");
            }
            var begun = target.begun(snapshot);
            if (begun.isPresent()) {
                topics.requireAll(target.left(begun.get()));
                return begun.get();
            }
            topics.requireAll(now);
            target.begin(now, clock.instant());
            return now;
        }
    }

    private static RebuildResult compare(
            SourceBook source, TargetBook target, List<PartitionPlan> plans, long records, double seconds)
            throws Exception {
        try (var snapshot = source.snapshot();
                var rebuilt = target.connect()) {
            rebuilt.setAutoCommit(false);
            var comparison = new BookComparison(snapshot, rebuilt);
            var partitions = comparison.partitions(plans);
            var balances = new BalanceComparison();
            balances.run(snapshot, plans, rebuilt);
            boolean balanced = comparison.trialBalance();
            boolean different = balances.different() > 0
                    || !balanced
                    || partitions.stream().anyMatch(p -> p.outcome().equals("different"));
            boolean moved = partitions.stream().anyMatch(p -> p.outcome().equals("moved"));
            return new RebuildResult(
                    "rebuild",
                    different ? "different" : moved ? "same-but-moved" : "same",
                    source.toString(),
                    target.toString(),
                    records,
                    seconds,
                    partitions,
                    balances.compared(),
                    balances.different(),
                    balances.first(),
                    balanced);
        }
    }

    private static void tell(RebuildResult result, JobOutput output) {
        for (var partition : result.partitions()) {
            output.line(
                    "%-30s %-9s %,12d entries up to offset %,d, chain head %s",
                    partition.partition(),
                    partition.outcome(),
                    partition.totals().entries(),
                    partition.nextOffset(),
                    partition.chainHead());
            if (partition.explanation() != null) {
                output.line(
                        "  rebuilt: %,d entries, chain head %s: %s",
                        partition.rebuiltTotals().entries(), partition.rebuiltChainHead(), partition.explanation());
            }
        }
        output.line("Balances: %,d compared, %,d differ", result.accounts(), result.differentBalances());
        for (var difference : result.firstDifferences()) {
            output.line(
                    "  %s %s: original %s, rebuilt %s",
                    difference.account(), difference.currency(), difference.original(), difference.rebuilt());
        }
        output.line(
                "Trial balance of the rebuilt book: %s", result.trialBalance() ? "zero in every currency" : "NOT ZERO");
        output.line("%s", outcome(result));
    }

    private static String sentence(RebuildResult result) {
        var balance = result.firstDifferences().stream()
                .map(it -> "%s %s: original %s, rebuilt %s. "
                        .formatted(it.account(), it.currency(), it.original(), it.rebuilt()))
                .findFirst();
        var partition = result.partitions().stream()
                .filter(it -> it.outcome().equals("different"))
                .map(it -> it.partition() + ": " + it.explanation() + ". ")
                .findFirst();
        return balance.or(() -> partition).orElse("") + outcome(result);
    }

    private static String outcome(RebuildResult result) {
        return switch (result.outcome()) {
            case "same" -> "The rebuilt book has the same balances and the same chain heads as the original.";
            case "same-but-moved" ->
                "The rebuilt book has the same balances; its chain heads differ only because of events that came"
                        + " in two partitions.";
            default -> "THE REBUILT BOOK IS NOT THE SAME AS THE ORIGINAL.";
        };
    }
}
