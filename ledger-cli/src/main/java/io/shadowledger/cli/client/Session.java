package io.shadowledger.cli.client;

import io.shadowledger.api.auth.AuthApi;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.auth.Token;
import io.shadowledger.cli.config.Target;
import io.shadowledger.cli.config.TokenCache;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A user's standing with a server: the kept token, or a new one where a password is at hand. Safe for concurrent
 * requests: they share one login.
 */
public final class Session {

    private final Target target;
    private final TokenCache cache;
    private final @Nullable String environmentPassword;
    private final Supplier<AuthApi> auth;
    private @Nullable Token token;

    /**
     * @param environmentPassword the value of {@code SHADOWLEDGER_PASSWORD}, if there is one
     * @param auth where tokens come from
     */
    public Session(Target target, TokenCache cache, @Nullable String environmentPassword, Supplier<AuthApi> auth) {
        this.target = target;
        this.cache = cache;
        this.environmentPassword = environmentPassword;
        this.auth = auth;
    }

    /**
     * The token to use.
     *
     * @throws CommandFailure if there is none and no password is at hand
     */
    public synchronized Token token() {
        if (token == null) {
            token = cache.find(target.server(), target.requiredUser()).orElse(null);
        }
        if (token == null) {
            var password = password();
            if (password.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.AUTH,
                        "not logged in at " + target.server() + " as " + target.requiredUser()
                                + ": run 'login --as " + target.requiredUser()
                                + "', or set SHADOWLEDGER_PASSWORD");
            }
            token = login(password.get());
        }
        return token;
    }

    /** Replaces a token that the server did not accept, where a password is at hand; says whether it did. */
    synchronized boolean replace(Token refused) {
        if (!Objects.equals(token, refused)) {
            return true;
        }
        token = null;
        cache.forget(target.server(), target.requiredUser());
        var password = password();
        password.ifPresent(p -> token = login(p));
        return password.isPresent();
    }

    /** Logs in and keeps the token. */
    public synchronized Token login(String password) {
        var issued = auth.get().token(new Credentials(target.requiredUser(), password));
        cache.keep(target.server(), target.requiredUser(), issued);
        token = issued;
        return issued;
    }

    /** Forgets the kept token; says whether there was one. */
    public synchronized boolean logout() {
        token = null;
        return cache.forget(target.server(), target.requiredUser());
    }

    private Optional<String> password() {
        return Optional.ofNullable(environmentPassword)
                .or(() -> Optional.ofNullable(target.context().password(target.requiredUser())));
    }
}
