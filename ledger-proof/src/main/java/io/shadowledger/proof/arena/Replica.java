package io.shadowledger.proof.arena;

import io.shadowledger.sandbox.backing.ManagedProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process of the service, with a line of its own to the database. */
public final class Replica implements AutoCloseable {

    static final String PID_SUFFIX = ".pid";

    private static final Duration STOP_GRACE = Duration.ofSeconds(30);
    private static final int HTTP_MILLIS = 2_000;

    private final ManagedProcess.Spec spec;
    private final int port;
    private final DatabaseLine line;
    private @Nullable ManagedProcess process;
    private boolean closed;

    Replica(ManagedProcess.Spec spec, int port, DatabaseLine line) {
        this.spec = spec;
        this.port = port;
        this.line = line;
    }

    public String name() {
        return spec.name();
    }

    public Path log() {
        return spec.log();
    }

    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(name() + " was not started");
        }
        return process.pid();
    }

    /** Where it answers HTTP, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it; does nothing while it runs. Whether it is ready is another question. */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException(name() + " was stopped for good");
        }
        if (!isAlive()) {
            process = ManagedProcess.start(spec);
        }
    }

    /** Crashes it: SIGKILL. */
    public synchronized void kill9() {
        if (process != null) {
            process.kill9();
        }
    }

    /** Asks it to stop. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(ManagedProcess.StopSignal.TERM, STOP_GRACE);
        }
    }

    /** Stops it from doing anything, with all its connections kept open, until {@link #resume}. */
    public synchronized void pause() {
        if (process != null) {
            process.pause();
        }
    }

    public synchronized void resume() {
        if (process != null) {
            process.resume();
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The last lines of its log. */
    public synchronized List<String> lastLines(int count) {
        return process == null ? List.of() : process.lastLines(count);
    }

    /** Cuts its connections to the database. */
    public int cutDatabase() {
        return line.cutAll();
    }

    /** Whether it says that it can work. */
    public boolean isReady() {
        return readiness().startsWith("200 ");
    }

    /** What it says of its own state, or that it does not answer. */
    public String readiness() {
        try {
            var connection = (HttpURLConnection)
                    URI.create(url() + "/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(HTTP_MILLIS);
            connection.setReadTimeout(HTTP_MILLIS);
            int status = connection.getResponseCode();
            try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return status + " " + (body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException silent) {
            return "no answer: " + silent.getMessage();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        kill9();
        line.close();
    }
}
