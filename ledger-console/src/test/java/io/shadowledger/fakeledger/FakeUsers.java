package io.shadowledger.fakeledger;

import io.shadowledger.api.Problems;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.auth.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;

/** The demo users; each one's password is the name. Five wrong tries lock a name. */
public final class FakeUsers {

    private static final int TRIES = 5;

    private static final Map<String, Set<Role>> ROLES = Map.of(
            "feed", Set.of(Role.USER),
            "auditor", Set.of(Role.AUDITOR),
            "maker", Set.of(Role.AUDITOR, Role.ADMIN),
            "checker", Set.of(Role.AUDITOR, Role.ADMIN));

    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile Duration lifetime = Duration.ofHours(8);

    FakeUsers(Clock clock) {
        this.clock = clock;
    }

    /** Whether a user can look after a break. */
    static boolean mayOwn(String name) {
        return ROLES.getOrDefault(name, Set.of()).contains(Role.AUDITOR);
    }

    /** How long tokens issued from now on last. */
    public void tokensLast(Duration duration) {
        lifetime = duration;
    }

    /** Forgets all tokens, as a restart of the ledger with another secret would. */
    public void revokeAll() {
        tokens.clear();
    }

    /** Forgets wrong tries. */
    public void unlock() {
        failures.clear();
    }

    Token issue(Credentials credentials) {
        var name = credentials.username();
        if (failures.getOrDefault(name, 0) >= TRIES) {
            throw FakeProblem.of(HttpStatus.TOO_MANY_REQUESTS, Problems.RATE_LIMITED, "too many tries");
        }
        if (!ROLES.containsKey(name) || !name.equals(credentials.password())) {
            failures.merge(name, 1, Integer::sum);
            throw FakeProblem.of(HttpStatus.UNAUTHORIZED, "about:blank", "unknown name or wrong password");
        }
        failures.remove(name);
        var token = new Token(
                "fake." + UUID.randomUUID(),
                "Bearer",
                name,
                ROLES.get(name),
                clock.instant().plus(lifetime));
        tokens.put(token.accessToken(), token);
        return token;
    }

    Optional<Token> find(String accessToken) {
        return Optional.ofNullable(tokens.get(accessToken))
                .filter(token -> clock.instant().isBefore(token.expiresAt()));
    }
}
