package io.shadowledger.sandbox;

import io.shadowledger.sandbox.home.SandboxException;
import java.time.Duration;

/** The pause between two looks at something that is not ready yet. */
final class Pauses {

    private Pauses() {}

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while waiting", interrupted);
        }
    }
}
