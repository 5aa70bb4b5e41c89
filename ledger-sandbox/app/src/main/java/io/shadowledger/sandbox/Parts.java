package io.shadowledger.sandbox;

import io.shadowledger.sandbox.home.SandboxException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was started, to be stopped in the opposite order: clients before the servers that they talk to. */
final class Parts {

    private record Part(@Nullable String name, AutoCloseable closeable) {}

    private final Deque<Part> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        started.push(new Part(name, part));
        return part;
    }

    /** Something that a person need not hear of when it stops. */
    synchronized <T extends AutoCloseable> T addQuietly(T part) {
        started.push(new Part(null, part));
        return part;
    }

    /** Stops all of them, whatever goes wrong with one. */
    synchronized void stop(Progress progress) {
        var failures = new ArrayList<Exception>();
        while (!started.isEmpty()) {
            var part = started.pop();
            long from = System.nanoTime();
            try {
                part.closeable().close();
                if (part.name() != null) {
                    progress.done(part.name(), "stopped", Duration.ofNanos(System.nanoTime() - from));
                }
            } catch (Exception failed) {
                failures.add(failed);
                progress.note(
                        Objects.requireNonNullElse(part.name(), "Sandbox"),
                        "did not stop in good order: " + failed.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            var all = new SandboxException("not everything stopped in good order", failures.getFirst());
            failures.stream().skip(1).forEach(all::addSuppressed);
            throw all;
        }
    }
}
