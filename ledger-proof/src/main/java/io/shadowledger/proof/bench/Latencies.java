package io.shadowledger.proof.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The time from handing an event to the producer until the book has it for good: until a connection of its own sees the
 * partition's offset beyond the event's. It looks every few milliseconds, so each figure is a little too large.
 */
final class Latencies {

    private final List<Partition> partitions = new ArrayList<>();

    Latencies(int count) {
        for (int i = 0; i < count; i++) {
            partitions.add(new Partition());
        }
    }

    private static final class Partition {

        private long[] offsets = new long[1 << 16];
        private long[] sentAt = new long[1 << 16];
        private int sent;
        private final List<long[]> seen = new ArrayList<>();
    }

    synchronized void sent(int partition, long offset, long nanos) {
        var target = partitions.get(partition);
        if (target.sent == target.offsets.length) {
            target.offsets = Arrays.copyOf(target.offsets, target.sent * 2);
            target.sentAt = Arrays.copyOf(target.sentAt, target.sent * 2);
        }
        target.offsets[target.sent] = offset;
        target.sentAt[target.sent++] = nanos;
    }

    /** The book was seen to have all before an offset. */
    synchronized void durable(int partition, long nextOffset, long nanos) {
        var seen = partitions.get(partition).seen;
        if (seen.isEmpty() || seen.getLast()[0] < nextOffset) {
            seen.add(new long[] {nextOffset, nanos});
        }
    }

    /** Milliseconds, ascending. */
    synchronized double[] millis() {
        var all = new double[partitions.stream().mapToInt(p -> p.sent).sum()];
        int count = 0;
        for (var partition : partitions) {
            int look = 0;
            // Confirmations of a partition come in the order of its offsets
            for (int i = 0; i < partition.sent; i++) {
                while (look < partition.seen.size() && partition.seen.get(look)[0] <= partition.offsets[i]) {
                    look++;
                }
                if (look == partition.seen.size()) {
                    throw new IllegalStateException("offset " + partition.offsets[i] + " was never seen in the book");
                }
                all[count++] = (partition.seen.get(look)[1] - partition.sentAt[i]) / 1e6;
            }
        }
        Arrays.sort(all);
        return all;
    }

    /** @param share such as 0.99 */
    static double quantile(double[] ascending, double share) {
        return ascending[(int) Math.min(ascending.length - 1, Math.ceil(share * ascending.length) - 1)];
    }
}
