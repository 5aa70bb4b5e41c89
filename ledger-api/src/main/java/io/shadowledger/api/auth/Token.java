package io.shadowledger.api.auth;

import java.time.Instant;
import java.util.Set;

/**
 * A bearer token (RFC 6750).
 *
 * @param accessToken the JWT for the {@code Authorization: Bearer} header; never printed
 * @param tokenType always {@code Bearer}
 * @param username whom it was issued to, the name that stands in the audit trail
 * @param roles what it allows
 * @param expiresAt when it ends
 */
public record Token(String accessToken, String tokenType, String username, Set<Role> roles, Instant expiresAt) {

    public Token {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "Token[username=" + username + ", roles=" + roles + ", expiresAt=" + expiresAt + "]";
    }
}
