package io.shadowledger.proof.arena;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Waits for the next COMMIT on any of the connections that it watches, and says once where that one is to be cut. */
public final class CommitTrap {

    /** Where a connection is cut. */
    public enum Moment {
        /** The COMMIT never reaches the server, which rolls back. */
        BEFORE,
        /** The server commits, and its answer never reaches the client. */
        AFTER
    }

    private final AtomicReference<@Nullable Moment> armed = new AtomicReference<>();

    /** From here on the next COMMIT is cut. */
    public void arm(Moment moment) {
        armed.set(moment);
    }

    /** Whether a COMMIT was cut since it was armed, or it was never armed. */
    public boolean isSprung() {
        return armed.get() == null;
    }

    /** @return whether it was still armed */
    public boolean disarm() {
        return armed.getAndSet(null) != null;
    }

    /** A COMMIT comes by: where to cut it; null to let it pass. */
    @Nullable
    Moment spring() {
        return armed.getAndSet(null);
    }
}
