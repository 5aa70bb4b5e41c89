package io.shadowledger.sandbox.backing;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL will not run as root; in a user namespace of its own, root is nobody there and keeps its files. */
final class OrdinaryUser {

    private OrdinaryUser() {}

    /**
     * The command as a user runs it, and as root may.
     *
     * @throws BackingException if this is root, on a machine that lets root make no user namespace
     */
    static List<String> command(List<String> command) {
        if (new UnixSystem().getUid() != 0) {
            return command;
        }
        if (!canUnshare()) {
            throw new BackingException("PostgreSQL refuses to run as root, and this machine does not let root make a"
                    + " user namespace (unshare -U): run this as an ordinary user");
        }
        var wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean canUnshare() {
        try {
            var probe = new ProcessBuilder("unshare", "-U", "true").start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
