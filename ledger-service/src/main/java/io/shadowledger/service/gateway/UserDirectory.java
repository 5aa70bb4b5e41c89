package io.shadowledger.service.gateway;

import io.shadowledger.api.auth.Role;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The users this process knows, from {@code SHADOWLEDGER_USERS}: one per line, {@code name:{bcrypt}hash:role,role}.
 * Blank lines and lines that start with # are skipped. Names are compared without regard to case, so that nobody can be
 * two persons by spelling: they are kept in lower case.
 */
final class UserDirectory {

    private static final String REMEDY =
            "Write one user per line as name:{bcrypt}$2a$...:role,role with the roles user, auditor, admin.";
    /** ASCII only: two names that look alike must not be two persons. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /** These stand in the audit trail for what no person did. */
    private static final Set<String> NOBODY = Set.of("system", "policy");

    private static final Pattern HASH = Pattern.compile("\\{bcrypt}(\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53})");

    private final Map<String, User> users;

    private UserDirectory(Map<String, User> users) {
        this.users = users;
    }

    /** @param hash bcrypt, without the {@code {bcrypt}} prefix; never printed */
    record User(String name, String hash, Set<Role> roles) {

        @Override
        public String toString() {
            return "User[name=" + name + ", roles=" + roles + "]";
        }
    }

    /** @throws GatewayConfigurationException naming the first malformed line by its number, never its content */
    static UserDirectory parse(@Nullable String text) {
        var users = new LinkedHashMap<String, User>();
        if (text != null) {
            int number = 0;
            for (var line : text.lines().toList()) {
                number++;
                var trimmed = line.strip();
                if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                    var user = user(trimmed, number);
                    if (users.putIfAbsent(user.name(), user) != null) {
                        throw malformed(number, "names a user that an earlier line names already");
                    }
                }
            }
        }
        if (users.isEmpty()) {
            throw new GatewayConfigurationException(
                    "SHADOWLEDGER_USERS names no user, so nobody could sign in", REMEDY);
        }
        return new UserDirectory(users);
    }

    /** The user of that name, however it is typed: see {@link UserNames}. */
    Optional<User> find(String name) {
        // What is a key is canonical, and need not be made so; tokens bring nothing else.
        var known = users.get(name);
        return Optional.ofNullable(known != null ? known : users.get(canonical(name)));
    }

    /** Some user's hash: what the password of an unknown user is compared with, so that both take the same time. */
    String anyHash() {
        return users.values().iterator().next().hash();
    }

    static String canonical(String name) {
        return UserNames.canonical(name);
    }

    private static User user(String line, int number) {
        var parts = line.split(":", -1);
        if (parts.length != 3) {
            throw malformed(number, "has " + parts.length + " parts between colons, not 3");
        }
        if (!NAME.matcher(parts[0]).matches()) {
            throw malformed(
                    number, "has a name that is not 1 to 64 letters, digits or ._@- starting with a letter or digit");
        }
        if (NOBODY.contains(canonical(parts[0]))) {
            throw malformed(number, "has the name " + canonical(parts[0]) + ", which stands for what no person did");
        }
        var hash = HASH.matcher(parts[1]);
        if (!hash.matches()) {
            throw malformed(number, "has a password that is not a bcrypt hash with the prefix {bcrypt}");
        }
        var roles = EnumSet.noneOf(Role.class);
        for (var role : parts[2].split(",", -1)) {
            roles.add(
                    switch (role.strip()) {
                        case "user" -> Role.USER;
                        case "auditor" -> Role.AUDITOR;
                        case "admin" -> Role.ADMIN;
                        default -> throw malformed(number, "has a role that is none of user, auditor, admin");
                    });
        }
        return new User(canonical(parts[0]), hash.group(1), Set.copyOf(roles));
    }

    private static GatewayConfigurationException malformed(int number, String what) {
        return new GatewayConfigurationException("SHADOWLEDGER_USERS: line " + number + " " + what, REMEDY);
    }
}
