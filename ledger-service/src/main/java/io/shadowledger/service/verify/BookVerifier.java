package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.service.database.BookDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Verifies partitions of a book while its writers go on.
 *
 * <p>First each partition is walked as far as it reached when it began, in transactions of some seconds, several
 * partitions at the same time. Then, in one snapshot for all, each is walked over what came meanwhile and held against
 * its own row, its balances and the ids it noted: that snapshot is what the result speaks of.
 *
 * <p>An instance verifies once.
 */
final class BookVerifier {

    // The walk finds each row by its key; the planner, who sees large ranges, would rather sort whole tables.
    private static final String WALKING = """
            set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_hashjoin = off;
            set local enable_mergejoin = off; set local enable_sort = off; set local jit = off
            """;
    private static final String SUMMING = "set local work_mem = '128MB'; set local jit = off";

    private final BookDatabase database;
    private final int parallelism;
    private final VerificationProgress progress;
    private final AtomicLong entries = new AtomicLong();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    BookVerifier(BookDatabase database, int parallelism, VerificationProgress progress) {
        this.database = database;
        this.parallelism = parallelism;
        this.progress = progress;
    }

    /**
     * What to verify of one partition.
     *
     * @param from what is good already
     * @param anchor what the last good verification computed; null if there was none
     */
    record Task(
            int partitionId,
            String source,
            Checkpoint from,
            @Nullable Anchor anchor) {}

    /**
     * @param whole whether the tasks are all partitions, so that rows of no partition are looked for too
     * @param full whether balances and noted ids are compared one by one, not by their sums
     */
    record Plan(List<Task> tasks, boolean whole, boolean full) {}

    /**
     * @param ends how far each partition is good
     * @param broken the first finding of each partition that has one
     * @param findings about the book as a whole
     */
    record Outcome(Map<Integer, Checkpoint> ends, Map<Integer, Finding> broken, List<Finding> findings) {

        boolean good() {
            return broken.isEmpty() && findings.isEmpty();
        }
    }

    /** How many entries this instance has verified. */
    long entries() {
        return entries.get();
    }

    /** Makes {@link #verify} end with {@link StoppedException}, soon. */
    void stop() {
        stopped = true;
        connections.forEach(BookVerifier::abort);
    }

    /**
     * @throws StoppedException after {@link #stop}
     * @throws SQLException if the database fails; what the progress was told is safe to go on from
     */
    Outcome verify(Plan plan) throws SQLException, InterruptedException, StoppedException {
        var ends = new ConcurrentHashMap<Integer, Checkpoint>();
        var broken = new ConcurrentHashMap<Integer, Finding>();
        try {
            progress.stage("reading entries");
            inParallel(plan.tasks(), task -> walk(task, ends, broken));
            progress.stage("comparing totals, balances and event ids");
            var findings = close(plan, ends, broken);
            return new Outcome(ends, broken, findings);
        } catch (SQLException | RuntimeException failure) {
            if (stopped) {
                throw new StoppedException();
            }
            throw failure;
        }
    }

    private void walk(Task task, Map<Integer, Checkpoint> ends, Map<Integer, Finding> broken) throws SQLException {
        var end = task.from();
        ends.put(task.partitionId(), end);
        try (var session = new Session("verify")) {
            var found = BookPartition.find(session.connection(), task.partitionId());
            if (found.isEmpty()) {
                broken.put(task.partitionId(), partitionMissing(task));
                return;
            }
            var partition = found.get();
            long upTo = Math.min(
                    partition.batchNo(), PartitionEnd.lastBatch(session.connection(), partition.partitionId()));
            var walk = new PartitionWalk(partition);
            while (end.batchNo() < upTo) {
                session.begin("read committed", WALKING);
                var tables = EntryTables.hold(session.connection());
                end = step(walk, session.connection(), tables, partition, end, upTo, ends);
                session.connection().rollback();
            }
        } catch (BrokenException first) {
            broken.put(task.partitionId(), first.finding());
        }
    }

    private Checkpoint step(
            PartitionWalk walk,
            Connection connection,
            EntryTables tables,
            BookPartition partition,
            Checkpoint from,
            long upTo,
            Map<Integer, Checkpoint> ends)
            throws SQLException, BrokenException {
        if (stopped) {
            throw new SQLException("stopped");
        }
        var end = walk.step(connection, tables, from, upTo);
        entries.addAndGet(end.entries() - from.entries());
        ends.put(partition.partitionId(), end);
        progress.reached(partition.partitionId(), end);
        return end;
    }

    private List<Finding> close(Plan plan, Map<Integer, Checkpoint> ends, Map<Integer, Finding> broken)
            throws SQLException, InterruptedException {
        try (var holder = new Session("verify");
                var session = new Session("verify")) {
            holder.begin("read committed", SUMMING);
            var tables = EntryTables.hold(holder.connection());
            // Only now, so that the snapshot is of a time at which the tables were these
            session.begin("repeatable read", SUMMING);
            var snapshot = session.exportSnapshot();
            var partitions = new ConcurrentHashMap<Integer, BookPartition>();
            var unbroken = plan.tasks().stream()
                    .filter(task -> !broken.containsKey(task.partitionId()))
                    .toList();
            inParallel(unbroken, task -> finish(task, snapshot, tables, ends, broken, partitions));
            var check = new BookCheck(session.connection(), tables);
            if (plan.full()) {
                keepFirst(broken, check.idsWithoutEntry(partitions));
            }
            broken.keySet().forEach(partitions::remove);
            var balances = new BalanceCheck(session.connection(), tables, partitions);
            keepFirst(broken, plan.full() ? balances.againstEntries() : balances.bySums());
            if (!plan.whole()) {
                return List.of();
            }
            var findings = check.whole();
            // Sums of entries that are wrong themselves would tell nothing
            if (broken.isEmpty()) {
                new MonthCheck(session.connection()).find(plan.full()).ifPresent(findings::add);
            }
            return findings;
        }
    }

    /** Walks over what came meanwhile, and holds the partition's row against its batches. */
    private void finish(
            Task task,
            String snapshot,
            EntryTables tables,
            Map<Integer, Checkpoint> ends,
            Map<Integer, Finding> broken,
            Map<Integer, BookPartition> partitions)
            throws SQLException {
        try (var session = new Session("verify")) {
            session.begin("repeatable read", "set transaction snapshot '" + snapshot + "'; " + WALKING);
            var found = BookPartition.find(session.connection(), task.partitionId());
            if (found.isEmpty()) {
                broken.put(task.partitionId(), partitionMissing(task));
                return;
            }
            var partition = found.get();
            long upTo = PartitionEnd.lastBatch(session.connection(), partition.partitionId());
            var end = Objects.requireNonNull(ends.get(task.partitionId()));
            var walk = new PartitionWalk(partition);
            while (end.batchNo() < upTo) {
                end = step(walk, session.connection(), tables, partition, end, upTo, ends);
            }
            new PartitionEnd(session.connection(), tables, partition, end).check(task.anchor());
            partitions.put(task.partitionId(), partition);
        } catch (BrokenException first) {
            broken.put(task.partitionId(), first.finding());
        }
    }

    private static Finding partitionMissing(Task task) {
        return Findings.missing(
                "ledger_partition",
                "partition_id=" + task.partitionId() + " (" + task.source() + ")",
                "it was there when the verification was asked for");
    }

    private static void keepFirst(Map<Integer, Finding> broken, Map<Integer, Finding> more) {
        more.forEach(broken::putIfAbsent);
    }

    /** Work on one partition. */
    private interface Work {
        void on(Task task) throws SQLException;
    }

    private void inParallel(Collection<Task> tasks, Work work) throws SQLException, InterruptedException {
        var threads = Thread.ofPlatform().name("verify-", 0).daemon().factory();
        try (var executor = Executors.newFixedThreadPool(parallelism, threads)) {
            var running = new ArrayList<Future<?>>();
            for (var task : tasks) {
                running.add(executor.submit(() -> {
                    work.on(task);
                    return null;
                }));
            }
            try {
                for (var one : running) {
                    one.get();
                }
            } catch (ExecutionException failure) {
                // The others would fail as well, or run for nothing
                executor.shutdownNow();
                connections.forEach(BookVerifier::abort);
                if (failure.getCause() instanceof SQLException sql) {
                    throw sql;
                }
                throw new IllegalStateException(failure.getCause());
            }
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closed) {
            // It is what was wanted
        }
    }

    /** A connection that {@link #stop} can end. */
    private final class Session implements AutoCloseable {

        private final Connection connection;

        Session(String purpose) throws SQLException {
            this.connection = database.connect(purpose);
            connections.add(connection);
            if (stopped) {
                abort(connection);
            }
        }

        Connection connection() {
            return connection;
        }

        void begin(String isolation, String settings) throws SQLException {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level " + isolation + " read only");
                statement.execute(settings);
            }
        }

        String exportSnapshot() throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_export_snapshot()")) {
                row.next();
                return row.getString(1);
            }
        }

        @Override
        public void close() throws SQLException {
            connections.remove(connection);
            connection.close();
        }
    }

    /** The verification was stopped from outside; it says nothing about the book. */
    static final class StoppedException extends Exception {

        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("the verification was stopped");
        }
    }
}
