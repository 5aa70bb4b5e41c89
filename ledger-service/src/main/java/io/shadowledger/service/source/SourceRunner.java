package io.shadowledger.service.source;

import io.shadowledger.service.schema.SchemaState;
import io.shadowledger.service.source.SourceProperties.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source again and again on a thread of its own, while this process has its lease. A failure is shown on the
 * source and tried again, later each time up to a minute; it concerns no other source.
 */
final class SourceRunner {

    private static final Logger log = LoggerFactory.getLogger(SourceRunner.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Source source;
    private final SourceReader reader;
    private final SourceLeases leases;
    private final SchemaState schema;
    private final String holder;
    private final LongSupplier nanoTime;
    private final Semaphore stop = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile int failures;
    private long renewAt;
    private boolean holding;
    private long tellAt;
    private boolean told;

    SourceRunner(
            Source source,
            SourceReader reader,
            SourceLeases leases,
            SchemaState schema,
            String holder,
            LongSupplier nanoTime) {
        this.source = source;
        this.reader = reader;
        this.leases = leases;
        this.schema = schema;
        this.holder = holder;
        this.nanoTime = nanoTime;
    }

    Source source() {
        return source;
    }

    /** How often reading failed since it last succeeded here. */
    int failures() {
        return failures;
    }

    void start() {
        stop.drainPermits();
        thread = Thread.ofPlatform().name("report-source-" + source.name()).start(this::run);
    }

    void askToStop() {
        stop.release();
    }

    void stop() {
        askToStop();
        var running = thread;
        thread = null;
        if (running != null) {
            try {
                if (!running.join(STOP_TIMEOUT)) {
                    running.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!schema.isReady()) {
                if (stopsWithin(Duration.ofMillis(200))) {
                    return;
                }
            }
            while (!stopsWithin(round())) {
                // The round has done it.
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            reader.close();
            release();
        }
    }

    /** Reads once, if this process may; answers how long to wait. */
    Duration round() {
        try {
            if (!held()) {
                reader.close();
                return source.every();
            }
            int decided = reader.read(this::held);
            succeeded(decided);
            return decided > 0 ? Duration.ZERO : reader.pause(source.every());
        } catch (IOException | RuntimeException failure) {
            return failed(failure);
        }
    }

    /** Says so on the source where it is news, and every few seconds. */
    private void succeeded(int decided) {
        if (failures > 0) {
            log.atInfo().addKeyValue("source", source.name()).log("A report source can be read again");
        }
        long now = nanoTime.getAsLong();
        if (failures > 0 || decided > 0 || !told || now - tellAt >= 0) {
            leases.outcome(source.name(), holder, null);
            told = true;
            tellAt = now + TELL_EVERY.toNanos();
        }
        failures = 0;
    }

    private Duration failed(Exception failure) {
        if (failures == 0) {
            log.atWarn()
                    .addKeyValue("source", source.name())
                    .setCause(failure)
                    .log("A report source cannot be read; trying again until it can");
        }
        failures = Math.min(failures + 1, 16);
        var pause = pause(failures);
        try {
            leases.outcome(
                    source.name(), holder, detail(failure) + ". It is tried again in " + pause.toSeconds() + " s");
        } catch (RuntimeException databaseIsAway) {
            // Then nobody could ask for it either; the metric tells.
        }
        return pause;
    }

    static Duration pause(int failures) {
        var pause = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static String detail(Exception failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** Asks the database seldom: a lease that was renewed lately is still this process's. */
    private boolean held() {
        long now = nanoTime.getAsLong();
        if (!holding || now - renewAt >= 0) {
            holding = leases.hold(source.name(), holder);
            renewAt = now + SourceLeases.LEASE.toNanos() / 3;
        }
        return holding;
    }

    private void release() {
        holding = false;
        try {
            leases.release(source.name(), holder);
        } catch (RuntimeException databaseIsAway) {
            // The lease runs out by itself.
        }
    }

    private boolean stopsWithin(Duration pause) throws InterruptedException {
        return stop.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
