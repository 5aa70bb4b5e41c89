package io.shadowledger.service.posting;

import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a partition's writer holds of one account: its balance row in this partition, which nobody else writes, what is
 * known of the rows of other partitions, and what the batch in the making does to it. In minor units.
 */
final class HeldAccount {

    private final AccountKey key;
    private boolean loaded;
    private boolean opened;
    private boolean shared;
    private long own;
    private long elsewhere;

    private long batchNo;
    private long change;
    private long entries;
    private @Nullable BookableEvent latest;

    HeldAccount(AccountKey key) {
        this.key = key;
    }

    AccountKey key() {
        return key;
    }

    /** Whether the database must be asked: it never was, or other partitions' rows may have changed since. */
    boolean mustBeLoaded() {
        return !loaded || shared;
    }

    /**
     * What the database says.
     *
     * @param ownRow the balance row of this partition, null if there is none
     * @param elsewhereRows the sum of the other partitions' rows, cut off at the ends of 64 bits; null if there are none
     */
    void load(@Nullable Long ownRow, @Nullable Long elsewhereRows) {
        loaded = true;
        opened = ownRow != null;
        own = ownRow == null ? 0 : ownRow;
        shared = elsewhereRows != null;
        elsewhere = elsewhereRows == null ? 0 : elsewhereRows;
    }

    /** Another partition has opened a row of the account too. */
    void share() {
        shared = true;
    }

    /** Begins a batch's change; true the first time in that batch. */
    boolean touch(long batch) {
        if (batchNo == batch) {
            return false;
        }
        batchNo = batch;
        change = 0;
        entries = 0;
        latest = null;
        return true;
    }

    /** Adds to this partition's row, if that stays within 64 bits; else changes nothing and says no. */
    boolean add(long amount) {
        long sum = own + amount;
        // Hacker's Delight 2-13: overflow if and only if both operands differ in sign from the sum
        if (((own ^ sum) & (amount ^ sum)) < 0) {
            return false;
        }
        own = sum;
        change += amount;
        return true;
    }

    /** An event of the account was posted. */
    void posted(BookableEvent event) {
        entries++;
        if (latest == null || isLater(event, latest)) {
            latest = event;
        }
    }

    /** The contra of events was posted: a batch has one such entry, whatever the number of its events. */
    void contraPosted() {
        entries = 1;
    }

    /** Whether the batch in the making changes it; what only repeats or does not fit changes nothing. */
    boolean isChanged() {
        return entries > 0;
    }

    /** Whether this partition has no row of it yet. */
    boolean isNew() {
        return !opened;
    }

    /** The row that was new is there. */
    void open() {
        opened = true;
    }

    /** Whether the account's total is below zero. */
    boolean overdrawn() {
        long total = own + elsewhere;
        boolean overflowed = ((own ^ total) & (elsewhere ^ total)) < 0;
        return overflowed ? own < 0 : total < 0;
    }

    /** What the batch adds. */
    long change() {
        return change;
    }

    /** How many entries the batch adds. */
    long entries() {
        return entries;
    }

    /** The batch's latest event by value time, then event id; null on the ledger's own accounts. */
    @Nullable
    String latestEventId() {
        return latest == null ? null : latest.eventId();
    }

    /** Its value time in microseconds since 1970-01-01T00:00:00Z. */
    @Nullable
    Long latestValueMicros() {
        return latest == null ? null : ContentHash.micros(latest.valueTime());
    }

    // Ids compare by their bytes, as the database does; String would compare UTF-16 units.
    private static boolean isLater(BookableEvent one, BookableEvent other) {
        int byTime = one.valueTime().compareTo(other.valueTime());
        return byTime > 0 || (byTime == 0 && Arrays.compareUnsigned(utf8(one), utf8(other)) > 0);
    }

    private static byte[] utf8(BookableEvent event) {
        return event.eventId().getBytes(StandardCharsets.UTF_8);
    }
}
