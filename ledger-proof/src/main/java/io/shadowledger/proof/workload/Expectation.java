package io.shadowledger.proof.workload;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a book must hold after it took in a topic.
 *
 * @param partitions by topic partition
 * @param balances by account and currency, in minor units; accounts without any entry are left out
 */
public record Expectation(SortedMap<Integer, Partition> partitions, Map<Holding, BigInteger> balances) {

    /**
     * An account in one currency.
     *
     * @param currency ISO 4217 code
     */
    public record Holding(String accountId, String currency) {}

    /**
     * What must have become of a partition's records.
     *
     * @param fates by offset
     * @param entries how many are entries
     * @param duplicates how many say again what an entry says
     * @param conflicts how many say something else under the id of an entry
     * @param deadLetters how many cannot be read
     */
    public record Partition(
            SortedMap<Long, Fate> fates, long entries, long duplicates, long conflicts, long deadLetters) {

        /** The offset after the last. */
        public long end() {
            return fates.isEmpty() ? 0 : fates.lastKey() + 1;
        }
    }

    /** What becomes of a record. */
    public enum Verdict {
        ENTRY,
        DUPLICATE,
        CONFLICT,
        DEAD_LETTER
    }

    /** A record and what becomes of it. */
    public record Fate(Verdict verdict, Content content) {}

    /** Over all partitions. */
    public long entries() {
        return partitions.values().stream().mapToLong(Partition::entries).sum();
    }

    /** Over all partitions. */
    public long duplicates() {
        return partitions.values().stream().mapToLong(Partition::duplicates).sum();
    }

    /** Over all partitions. */
    public long conflicts() {
        return partitions.values().stream().mapToLong(Partition::conflicts).sum();
    }

    /** Over all partitions. */
    public long deadLetters() {
        return partitions.values().stream().mapToLong(Partition::deadLetters).sum();
    }
}
