package io.shadowledger.proof.workload;

import io.shadowledger.proof.workload.Expectation.Fate;
import io.shadowledger.proof.workload.Expectation.Holding;
import io.shadowledger.proof.workload.Expectation.Verdict;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says what the book must hold, from what the workload knows of its records and the order they have on the topic. Shares
 * no code with the ledger: neither its reader nor its arithmetic.
 */
public final class Oracle {

    private final Map<String, First> firsts = new HashMap<>();
    private final Map<Holding, BigInteger> balances = new HashMap<>();
    private final SortedMap<Integer, SortedMap<Long, Fate>> fates = new TreeMap<>();

    private record First(int partition, Content.Event event) {}

    /**
     * Takes the next record of a partition; within a partition in the order of offsets.
     *
     * @throws IllegalArgumentException if the record's id came in another partition: which of the two is first would be
     *     chance
     */
    public void take(int partition, long offset, Content content) {
        var verdict = switch (content) {
            case Content.Unreadable _ -> Verdict.DEAD_LETTER;
            case Content.Event event -> judge(partition, event);
        };
        fates.computeIfAbsent(partition, _ -> new TreeMap<>()).put(offset, new Fate(verdict, content));
    }

    /** What all that was taken comes to. */
    public Expectation expectation() {
        var partitions = new TreeMap<Integer, Expectation.Partition>();
        fates.forEach((partition, records) -> {
            var counts = new EnumMap<Verdict, Long>(Verdict.class);
            records.values().forEach(fate -> counts.merge(fate.verdict(), 1L, Long::sum));
            partitions.put(
                    partition,
                    new Expectation.Partition(
                            records,
                            counts.getOrDefault(Verdict.ENTRY, 0L),
                            counts.getOrDefault(Verdict.DUPLICATE, 0L),
                            counts.getOrDefault(Verdict.CONFLICT, 0L),
                            counts.getOrDefault(Verdict.DEAD_LETTER, 0L)));
        });
        return new Expectation(partitions, Map.copyOf(balances));
    }

    private Verdict judge(int partition, Content.Event event) {
        var first = firsts.putIfAbsent(event.eventId(), new First(partition, event));
        if (first == null) {
            balances.merge(
                    new Holding(event.accountId(), event.currency()),
                    event.amount().unscaledValue(),
                    BigInteger::add);
            return Verdict.ENTRY;
        }
        if (first.partition() != partition) {
            throw new IllegalArgumentException("the workload sent " + event.eventId() + " to partition "
                    + first.partition() + " and to partition " + partition);
        }
        return first.event().equals(event) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }
}
