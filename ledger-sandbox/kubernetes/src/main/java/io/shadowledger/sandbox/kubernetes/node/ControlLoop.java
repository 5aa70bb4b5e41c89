package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything whenever something has changed, and every now and then without a reason. There are few objects on
 * one machine: comparing all of them is simpler than knowing which one changed, and never misses any.
 */
final class ControlLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
    private static final Duration RESYNC = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Semaphore signal = new Semaphore(0);
    private final Runnable pass;
    private final Thread thread;

    ControlLoop(Runnable pass) {
        this.pass = pass;
        this.thread = Thread.ofVirtual().name("node-control").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something has changed. */
    void signal() {
        signal.release();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something for each object; what fails with one is tried again in the next pass and does not stop the others. */
    <T extends HasMetadata> void each(List<T> objects, Consumer<T> work) {
        for (var object : objects) {
            try {
                work.accept(object);
            } catch (KubernetesClientException e) {
                LOG.atDebug()
                        .setCause(e)
                        .addKeyValue("kind", object.getKind())
                        .addKeyValue("name", object.getMetadata().getName())
                        .log("Will be tried again");
                retryLater();
            }
        }
    }

    private void retryLater() {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(RETRY);
                signal();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void run() {
        try {
            while (true) {
                var signalled = signal.tryAcquire(RESYNC.toMillis(), TimeUnit.MILLISECONDS);
                if (signalled) {
                    // Changes come in bursts: one pass for all that are there by then
                    Thread.sleep(20);
                    signal.drainPermits();
                }
                try {
                    pass.run();
                } catch (KubernetesClientException e) {
                    LOG.atWarn().setCause(e).log("The Kubernetes API does not answer, trying again");
                    Thread.sleep(RETRY);
                    signal();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
