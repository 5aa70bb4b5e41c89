package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Signals to processes, ours or not, and the wait for their end. */
final class Processes {

    static final Duration KILL_WAIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);

    private Processes() {}

    /** A process and all that it started. */
    static List<ProcessHandle> family(ProcessHandle process) {
        var family = new ArrayList<>(process.descendants().toList());
        family.addFirst(process);
        return List.copyOf(family);
    }

    /** Asks it to stop; when the grace is over, kills it and what it started. */
    static void stop(ProcessHandle process, ManagedProcess.StopSignal signal, Duration grace) {
        if (!isRunning(process)) {
            return;
        }
        signal(process, signal.name());
        if (!awaitEnd(process, grace)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            awaitEnd(process, KILL_WAIT);
        }
    }

    /** Java itself can send TERM and KILL only; every POSIX shell has the others built in. */
    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " \"$0\" 2>/dev/null", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException noShell) {
            throw new BackingException(
                    "cannot signal process " + process.pid() + ": " + ManagedProcess.reason(noShell), noShell);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it ended in time */
    static boolean awaitEnd(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isRunning(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** The pause between two looks at a process. */
    static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while waiting for a process", interrupted);
        }
    }

    /** A process that ended but was not reaped yet, by an init that does not care, has no command any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
