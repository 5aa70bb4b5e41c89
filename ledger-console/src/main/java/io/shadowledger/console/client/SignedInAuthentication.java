package io.shadowledger.console.client;

import io.shadowledger.api.auth.Token;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** A user with a token of the ledger. The token stays in the server's session: it is neither printed nor sent on. */
public final class SignedInAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Token token;
    private final SignedInUser user;
    private volatile boolean refused;

    public SignedInAuthentication(Token token) {
        super(authorities(token));
        this.token = token;
        this.user = new SignedInUser(token.username(), token.roles(), token.expiresAt());
        setAuthenticated(true);
    }

    /** The user whom this thread serves, if one is signed in. */
    static Optional<SignedInAuthentication> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthentication signed
                ? Optional.of(signed)
                : Optional.empty();
    }

    /** Asks for something as this user, on a thread that serves nobody or somebody else. */
    <T> T call(Supplier<T> question) {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(this));
        try {
            return question.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    String token() {
        return token.accessToken();
    }

    /** Whether the token still serves: neither over by then, nor refused by the ledger. */
    public boolean isValid(Instant now) {
        return !refused && now.isBefore(user.expiresAt());
    }

    void refuse() {
        refused = true;
    }

    @Override
    public SignedInUser getPrincipal() {
        return user;
    }

    @Override
    public String getName() {
        return user.name();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static List<GrantedAuthority> authorities(Token token) {
        return token.roles().stream()
                .<GrantedAuthority>map(
                        role -> new SimpleGrantedAuthority("ROLE_" + role.name().toUpperCase(Locale.ROOT)))
                .toList();
    }
}
