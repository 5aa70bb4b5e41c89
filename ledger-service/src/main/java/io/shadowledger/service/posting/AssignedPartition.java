package io.shadowledger.service.posting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the polling thread and a partition's posting thread meet: records one way, offsets the other.
 *
 * <p>The consumer's position follows the book. After every takeover the posting thread asks for a seek, and until the
 * polling thread has done it, records are turned away.
 */
final class AssignedPartition {

    /** What waits and what a batch takes, keys and values together: large records must not fill the heap. */
    private static final long MAX_BYTES = 8L << 20;

    /** The least time between two small batches. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int GATHER_UP_TO = 1_000;

    private final int maxBatch;
    private long takenAt = System.nanoTime() - GATHER_NANOS;
    private long queuedBytes;
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> queue = new ArrayDeque<>();
    private OptionalLong seekTo = OptionalLong.empty();
    private boolean positioned;
    private long posted = -1;
    private boolean committed = true;
    private long end = -1;
    private boolean stopped;
    private @Nullable String obstacle;
    private @Nullable String fault;

    AssignedPartition(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    // ---- polling thread

    /** Where the consumer is to go on; empty unless the posting thread asked for it since the last call. */
    synchronized OptionalLong takeSeek() {
        var target = seekTo;
        if (target.isPresent()) {
            seekTo = OptionalLong.empty();
            positioned = true;
        }
        return target;
    }

    /** Whether more records are wanted. */
    synchronized boolean hasRoom() {
        return positioned && !stopped && !isFull();
    }

    /** Whether there is as much as a batch takes, waiting. */
    synchronized boolean isFull() {
        return queue.size() >= maxBatch || queuedBytes >= MAX_BYTES;
    }

    synchronized void offer(List<ConsumerRecord<byte[], byte[]>> records) {
        if (positioned) {
            queue.addAll(records);
            for (var record : records) {
                queuedBytes += bytes(record);
            }
            notifyAll();
        }
    }

    /** The next offset as of the book, if it moved since the last call. */
    synchronized OptionalLong takeProgress() {
        if (committed) {
            return OptionalLong.empty();
        }
        committed = true;
        return OptionalLong.of(posted);
    }

    /** @param endOffset the offset after the last record on the topic */
    synchronized void endsAt(long endOffset) {
        end = endOffset;
    }

    /** Makes the posting thread give up its writer, wait, and take over anew. */
    synchronized void fail(String reason) {
        fault = reason;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    // ---- posting thread

    /** A writer stands ready at the given offset. */
    synchronized void startFrom(long nextOffset) {
        queue.clear();
        queuedBytes = 0;
        positioned = false;
        seekTo = OptionalLong.of(nextOffset);
        posted = nextOffset;
        fault = null;
        obstacle = null;
    }

    /** Waits for records; at most as many as fit into one batch. Empty once stopped. */
    synchronized List<ConsumerRecord<byte[], byte[]>> take() throws InterruptedException, PositionLostException {
        while (queue.isEmpty() && !stopped && fault == null) {
            wait();
        }
        gather();
        if (fault != null) {
            throw new PositionLostException(fault);
        }
        takenAt = System.nanoTime();
        return drain();
    }

    /** Batches of few records take most of their time for themselves, so they keep a distance. */
    private void gather() throws InterruptedException {
        long left = takenAt + GATHER_NANOS - System.nanoTime();
        while (left > 0 && queue.size() < GATHER_UP_TO && !isFull() && !stopped && fault == null) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = takenAt + GATHER_NANOS - System.nanoTime();
        }
    }

    /** What can be read while the batch before it is written; empty if it is less than the given number. */
    synchronized List<ConsumerRecord<byte[], byte[]>> takeAhead(int atLeast) {
        return queue.size() >= atLeast && fault == null ? drain() : List.of();
    }

    private List<ConsumerRecord<byte[], byte[]>> drain() {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>(Math.min(queue.size(), maxBatch));
        long taken = 0;
        while (!stopped && !queue.isEmpty() && batch.size() < maxBatch && taken < MAX_BYTES) {
            var record = queue.remove();
            taken += bytes(record);
            batch.add(record);
        }
        queuedBytes -= taken;
        return batch;
    }

    // Absent parts have the size -1
    private static long bytes(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(record.serializedKeySize(), 0) + Math.max(record.serializedValueSize(), 0);
    }

    synchronized void postedUpTo(long nextOffset) {
        posted = nextOffset;
        committed = false;
    }

    /** Nothing is posted for the given reason; records are turned away until the next {@link #startFrom}. */
    synchronized void obstructed(String reason) {
        obstacle = reason;
        positioned = false;
        seekTo = OptionalLong.empty();
        queue.clear();
        queuedBytes = 0;
    }

    /** Waits, but not beyond the stop. */
    synchronized void pause(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (!stopped && left > 0) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    // ---- anyone

    /** Why nothing is posted; null while all is well. */
    synchronized @Nullable String obstacle() {
        return obstacle;
    }

    /** Records that wait to be posted; 0 while it is not known. */
    synchronized long lag() {
        return end < 0 || posted < 0 ? 0 : Math.max(0, end - posted);
    }

    /** The topic does not hold the offset that is to be posted next. */
    static final class PositionLostException extends Exception {

        private static final long serialVersionUID = 1L;

        PositionLostException(String message) {
            super(message);
        }
    }
}
