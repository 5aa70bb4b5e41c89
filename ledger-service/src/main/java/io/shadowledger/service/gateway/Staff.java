package io.shadowledger.service.gateway;

import io.shadowledger.api.auth.Role;
import java.util.Optional;
import java.util.Set;

/** Those who work on breaks: the auditors and admins among the users. */
public final class Staff {

    private final UserDirectory users;

    Staff(UserDirectory users) {
        this.users = users;
    }

    /** What a user may do; nothing when nobody has that name. */
    public Set<Role> roles(String name) {
        return users.find(name).map(UserDirectory.User::roles).orElse(Set.of());
    }

    /** The name as it stands in the audit trail; empty when nobody of that name works on breaks. */
    public Optional<String> find(String name) {
        return users.find(name)
                .filter(user ->
                        user.roles().contains(Role.AUDITOR) || user.roles().contains(Role.ADMIN))
                .map(UserDirectory.User::name);
    }
}
