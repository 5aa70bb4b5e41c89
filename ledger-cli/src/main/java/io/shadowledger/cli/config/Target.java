package io.shadowledger.cli.config;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where commands go, and as whom: the configuration and the options put together.
 *
 * @param contextName the context's name; null when only {@code --server} was given
 * @param context its values
 * @param server base URL, without a slash at its end
 * @param user the user's name; null when nobody said
 */
public record Target(
        @Nullable String contextName,
        Context context,
        String server,
        @Nullable String user) {

    /**
     * Puts together what the configuration and the options say; options win.
     *
     * @param contextName {@code --context}
     * @param server {@code --server}
     * @param user {@code --as}
     */
    public static Target of(
            Configuration configuration, @Nullable String contextName, @Nullable String server, @Nullable String user) {
        var name = contextName == null ? configuration.current() : contextName;
        var context = name == null ? Context.EMPTY : configuration.contexts().get(name);
        if (context == null) {
            if (contextName == null && server != null) {
                context = Context.EMPTY;
            } else {
                throw unknown(configuration, String.valueOf(name));
            }
        }
        var address = server == null ? context.server() : server;
        if (address == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no ledger is configured: pass --server URL, or run 'config set-context NAME --server URL'");
        }
        return new Target(name, context, base(address), user == null ? context.user() : user);
    }

    /** The user's name, for commands that need one. */
    public String requiredUser() {
        if (user == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no user is configured for " + server + ": pass --as USER, or set one with 'config set-context'");
        }
        return user;
    }

    /** Says which contexts there are. */
    public static CommandFailure unknown(Configuration configuration, String name) {
        var known = configuration.contexts().isEmpty()
                ? "there are none: run 'config set-context NAME --server URL'"
                : "known are " + String.join(", ", configuration.contexts().keySet());
        return new CommandFailure(ExitCode.USAGE, "no context '" + name + "'; " + known);
    }

    private static String base(String address) {
        try {
            var uri = new URI(address);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return address.replaceAll("/+$", "");
            }
        } catch (URISyntaxException malformed) {
            throw notAnAddress(address, malformed);
        }
        throw notAnAddress(address, null);
    }

    private static CommandFailure notAnAddress(String address, @Nullable Throwable cause) {
        return new CommandFailure(
                ExitCode.USAGE,
                "'" + address + "' is not a server's address: use one such as https://ledger.bank.example",
                cause);
    }
}
