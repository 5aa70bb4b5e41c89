package io.shadowledger.cli.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Sends several batches at a time and keeps the order of each account: an account has one lane, and a lane sends one
 * batch after the other.
 *
 * <p>What is confirmed is known as a prefix of the file. So the file goes in chunks: a chunk is spread over the lanes, two
 * may be under way, and the file is confirmed up to the first chunk that is not complete.
 */
final class Lanes implements AutoCloseable {

    private static final int CHUNKS_UNDER_WAY = 2;

    private static final class Chunk {

        private final long end;
        private boolean done;

        Chunk(long end) {
            this.end = end;
        }
    }

    private final List<ExecutorService> lanes;
    private final int batchSize;
    private final Predicate<List<SourceLine.Good>> sender;
    private final Semaphore permits = new Semaphore(CHUNKS_UNDER_WAY);
    private final Deque<Chunk> underWay = new ArrayDeque<>();
    private volatile long confirmed;

    /**
     * @param count how many batches at a time
     * @param batchSize how many events one has at most
     * @param confirmed how many records are confirmed already
     * @param sender sends a batch and says whether it was confirmed
     */
    Lanes(int count, int batchSize, long confirmed, Predicate<List<SourceLine.Good>> sender) {
        this.lanes = IntStream.range(0, count)
                .mapToObj(i -> Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("lane-" + i).factory()))
                .toList();
        this.batchSize = batchSize;
        this.confirmed = confirmed;
        this.sender = sender;
    }

    /** How many events make a chunk. */
    int chunkSize() {
        return lanes.size() * batchSize;
    }

    /** How many records, from the beginning of the file, are confirmed. */
    long confirmed() {
        return confirmed;
    }

    /**
     * Sends a chunk, after waiting until no more than another one is under way.
     *
     * @param events its events; what fits into one batch is sent as one, when all before it is done
     * @param end how many records of the file are before its end
     */
    void send(List<SourceLine.Good> events, long end) {
        boolean alone = events.size() <= batchSize;
        permits.acquireUninterruptibly(alone ? CHUNKS_UNDER_WAY : 1);
        if (alone) {
            permits.release(CHUNKS_UNDER_WAY - 1);
        }
        var chunk = new Chunk(end);
        synchronized (underWay) {
            underWay.add(chunk);
        }
        var parts = alone ? List.of(events) : split(events);
        var left = new AtomicInteger(parts.size());
        var failed = new AtomicInteger();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            lanes.get(i).execute(() -> {
                boolean sent = false;
                try {
                    sent = sendAll(part);
                } finally {
                    failed.addAndGet(sent ? 0 : 1);
                    if (left.decrementAndGet() == 0) {
                        complete(chunk, failed.get() == 0);
                    }
                }
            });
        }
    }

    private List<List<SourceLine.Good>> split(List<SourceLine.Good> events) {
        List<List<SourceLine.Good>> parts = new ArrayList<>();
        lanes.forEach(lane -> parts.add(new ArrayList<>(batchSize)));
        for (var good : events) {
            parts.get(Math.floorMod(good.event().accountId().hashCode(), lanes.size()))
                    .add(good);
        }
        return parts;
    }

    private boolean sendAll(List<SourceLine.Good> part) {
        for (int from = 0; from < part.size(); from += batchSize) {
            if (!sender.test(List.copyOf(part.subList(from, Math.min(part.size(), from + batchSize))))) {
                return false;
            }
        }
        return true;
    }

    private void complete(Chunk chunk, boolean confirmedWhole) {
        synchronized (underWay) {
            chunk.done = confirmedWhole;
            while (!underWay.isEmpty() && underWay.getFirst().done) {
                confirmed = underWay.removeFirst().end;
            }
        }
        permits.release();
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        lanes.forEach(ExecutorService::close);
    }
}
