package io.shadowledger.sandbox.kubernetes.simulated.store;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The events of some keys from some version on. A reader that falls far behind is cut off and has to list again. */
public final class Subscription implements AutoCloseable {

    private static final int BACKLOG = 10_000;

    private final BlockingQueue<StoreEvent> queue = new LinkedBlockingQueue<>(BACKLOG);
    private final Predicate<Key> interest;
    private final Consumer<Subscription> onClose;
    private volatile boolean overrun;

    Subscription(Predicate<Key> interest, List<StoreEvent> missed, Consumer<Subscription> onClose) {
        this.interest = interest;
        this.onClose = onClose;
        missed.forEach(this::offer);
    }

    /**
     * The next event.
     *
     * @return null if none came within the time
     */
    public @Nullable StoreEvent poll(long timeout, TimeUnit unit) throws InterruptedException {
        return queue.poll(timeout, unit);
    }

    /** Whether events were lost because they were not read in time. */
    public boolean overrun() {
        return overrun && queue.isEmpty();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    void offer(StoreEvent event) {
        if (interest.test(event.key()) && !overrun && !queue.offer(event)) {
            overrun = true;
        }
    }
}
