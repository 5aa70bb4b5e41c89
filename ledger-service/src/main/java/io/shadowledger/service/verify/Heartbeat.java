package io.shadowledger.service.verify;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something at once and then again and again, until it is closed. */
final class Heartbeat implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Thread thread;

    private Heartbeat(Thread thread) {
        this.thread = thread;
    }

    static Heartbeat start(Duration every, Runnable beat) {
        return new Heartbeat(Thread.ofVirtual().name("heartbeat").start(() -> {
            while (true) {
                try {
                    beat.run();
                } catch (RuntimeException missed) {
                    // The next one may come in time; if none does, the lease runs out, as it should
                    log.atWarn().addKeyValue("reason", missed.getMessage()).log("A sign of life could not be given");
                }
                try {
                    Thread.sleep(every);
                } catch (InterruptedException closed) {
                    return;
                }
            }
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
