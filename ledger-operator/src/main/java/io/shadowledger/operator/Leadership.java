package io.shadowledger.operator;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Ends the process when it is no longer the leader, so that never two of them reconcile; the kubelet starts it again as
 * a candidate. The framework can do that too, but it exits from within a shutdown as well, and an exit within an exit
 * waits for itself: the pod would hang until it is killed.
 */
@Component
class Leadership implements ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final AtomicBoolean ending = new AtomicBoolean();

    /** What the elector is to do. */
    LeaderCallbacks callbacks() {
        return new LeaderCallbacks(
                () -> LOG.info("This replica leads"),
                this::lost,
                leader -> LOG.atInfo().addKeyValue("leader", leader).log("There is a new leader"));
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        ending.set(true);
    }

    private void lost() {
        if (ending.compareAndSet(false, true)) {
            LOG.warn("This replica lost the lead and ends");
            // In a thread of its own: the shutdown waits for the one that called.
            Thread.ofPlatform().name("lead-lost").start(() -> System.exit(1));
        }
    }
}
