package io.shadowledger.cli.config;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One ledger that the command line can talk to.
 *
 * @param server base URL of the ledger service
 * @param user who commands act as unless {@code --as} says otherwise
 * @param passwords passwords per user, for sandboxes only; never shown
 * @param kubeconfig the cluster that runs the ledger; absent means {@code KUBECONFIG}, else {@code ~/.kube/config}
 * @param namespace where its ShadowLedger resource is
 * @param ledger the resource's name; absent means that {@code status} does not look for one
 * @param zone the bank's time zone, in which dates without a time are understood; absent means UTC
 */
public record Context(
        @Nullable String server,
        @Nullable String user,
        @Nullable Map<String, String> passwords,
        @Nullable String kubeconfig,
        @Nullable String namespace,
        @Nullable String ledger,
        @Nullable String zone) {

    /** A context that says nothing. */
    public static final Context EMPTY = new Context(null, null, null, null, null, null, null);

    public Context {
        passwords = passwords == null || passwords.isEmpty() ? null : new TreeMap<>(passwords);
    }

    /** The password kept for a user; null when there is none. */
    public @Nullable String password(String name) {
        return passwords == null ? null : passwords.get(name);
    }

    /** This context with the other's values where the other has any; passwords stay. */
    public Context with(Context other) {
        return new Context(
                or(other.server, server),
                or(other.user, user),
                passwords,
                or(other.kubeconfig, kubeconfig),
                or(other.namespace, namespace),
                or(other.ledger, ledger),
                or(other.zone, zone));
    }

    @Override
    public String toString() {
        return "Context[server=" + server + ", user=" + user + "]";
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
