package io.shadowledger.console.client;

import io.shadowledger.api.auth.Role;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;

/**
 * Who is signed in.
 *
 * @param name the name that stands in the audit trail
 * @param roles what the ledger lets this user do
 * @param expiresAt when the session ends
 */
public record SignedInUser(String name, Set<Role> roles, Instant expiresAt) implements Serializable {

    public SignedInUser {
        roles = Set.copyOf(roles);
    }

    /** Whether the user may see reports, breaks and corrections, and propose. */
    public boolean seesDrift() {
        return roles.contains(Role.AUDITOR) || roles.contains(Role.ADMIN);
    }

    /** Whether the user may approve and reject what another one proposed. */
    public boolean isChecker() {
        return roles.contains(Role.ADMIN);
    }
}
