package io.shadowledger.service.background;

import io.shadowledger.service.schema.SchemaState;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the same work again and again on a thread of its own: at once when woken, soon while there is more of it, and
 * seldom otherwise, for the work that other replicas left.
 *
 * <p>A failure is logged when it begins and when it ends, and the work is tried again at the seldom pace.
 */
public final class BackgroundLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration SELDOM = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final String name;
    private final SchemaState schema;
    private final Work work;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    /** One round of work. */
    @FunctionalInterface
    public interface Work {

        /** Answers whether there is something left that may be done soon. */
        boolean round();
    }

    /**
     * Makes a loop, which Spring starts and stops with the context.
     *
     * @param name of its thread and in the log
     * @param schema the work begins once it is there
     */
    public BackgroundLoop(String name, SchemaState schema, Work work) {
        this.name = name;
        this.schema = schema;
        this.work = work;
    }

    /** Has a round done now. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        wake();
        var running = thread;
        if (running != null) {
            try {
                if (!running.join(STOP_TIMEOUT)) {
                    running.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (!schema.isReady() && !stopping) {
                pause(SOON);
            }
            boolean failing = false;
            while (!stopping) {
                var pause = SELDOM;
                try {
                    pause = work.round() ? SOON : SELDOM;
                    if (failing) {
                        log.atInfo().addKeyValue("work", name).log("Background work succeeds again");
                        failing = false;
                    }
                } catch (RuntimeException failure) {
                    if (!failing) {
                        log.atWarn()
                                .addKeyValue("work", name)
                                .setCause(failure)
                                .log("Background work failed; trying again until it succeeds");
                        failing = true;
                    }
                }
                pause(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
