package io.shadowledger.sandbox.kubernetes.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that somebody here has started, on disk as well: when the sandbox is killed, the next one finds what it left behind and
 * stops it. A process is the same one only if both its number and its start time are.
 */
public final class ProcessTable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTable.class);
    private static final long GRACE_SECONDS = 10;

    private final Path file;
    private final Map<Long, Long> started = new ConcurrentHashMap<>();

    /**
     * A table that is kept in a file.
     *
     * @param file in a directory that exists
     */
    public ProcessTable(Path file) {
        this.file = file;
    }

    /**
     * Stops what a predecessor left running, and forgets it.
     *
     * @return how many processes there were
     */
    public int reap() {
        if (!Files.exists(file)) {
            return 0;
        }
        int reaped = 0;
        try {
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" ", -1);
                if (parts.length == 2) {
                    var left = same(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
                    if (left.isPresent()) {
                        LOG.atInfo().addKeyValue("pid", left.get().pid()).log("Stopping a process of an earlier run");
                        stop(left.get(), GRACE_SECONDS);
                        reaped++;
                    }
                }
            }
            Files.delete(file);
            return reaped;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the processes of the earlier run in " + file, e);
        }
    }

    public void add(ProcessHandle process) {
        process.info().startInstant().ifPresent(start -> started.put(process.pid(), start.toEpochMilli()));
        write();
    }

    public void remove(ProcessHandle process) {
        started.remove(process.pid());
        write();
    }

    /** Asks a process to end, and ends it and its children when the time is over. */
    public static void stop(ProcessHandle process, long graceSeconds) {
        var children = process.descendants().toList();
        process.destroy();
        if (!ends(process.onExit(), graceSeconds)) {
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean ends(CompletableFuture<ProcessHandle> exit, long seconds) {
        try {
            exit.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for the end of a process cannot fail", e);
        }
    }

    private static Optional<ProcessHandle> same(long pid, long startMillis) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .filter(start -> start == startMillis)
                        .isPresent());
    }

    private synchronized void write() {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(
                    fresh,
                    started.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot record the started processes in " + file, e);
        }
    }
}
