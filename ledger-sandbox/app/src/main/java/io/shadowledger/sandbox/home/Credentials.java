package io.shadowledger.sandbox.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox's secrets: made at random on its first run, kept for its owner only, printed nowhere but in the table of
 * logins.
 *
 * @param databasePassword of the service's database user
 * @param ownerPassword of the user who owns the tables; null in a file of before there was one
 * @param jwtSecret signs tokens
 * @param passwords by user
 * @param userLines what the service reads: one line per user, with the bcrypt hash
 */
public record Credentials(
        String databasePassword,
        @Nullable String ownerPassword,
        String jwtSecret,
        Map<String, String> passwords,
        String userLines) {

    /** The demonstration's users and their roles: whoever proposes a correction needs another to approve it. */
    private static final Map<String, String> ROLES = Map.of(
            "feed", "user",
            "auditor", "auditor",
            "maker", "auditor,admin",
            "checker", "auditor,admin");

    /** The order of a table of logins. */
    public static final List<String> USERS = List.of("feed", "auditor", "maker", "checker");

    private static final SecureRandom RANDOM = new SecureRandom();
    /** No letters or digits that look alike: these passwords are typed. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    public Credentials {
        passwords = Map.copyOf(passwords);
    }

    /** Reads them, or makes them when there are none yet. */
    public static Credentials of(SandboxHome home) {
        try {
            var kept = JsonMapper.shared().readValue(Files.readString(home.credentials()), Credentials.class);
            return kept.ownerPassword() == null ? written(home, kept.withOwner(key())) : kept;
        } catch (NoSuchFileException none) {
            return written(home, random());
        } catch (IOException | JacksonException unreadable) {
            throw new SandboxException(
                    "cannot read " + home.credentials() + ": start over with ./shadowledger down --purge", unreadable);
        }
    }

    public String password(String user) {
        var password = passwords.get(user);
        if (password == null) {
            throw new IllegalArgumentException("there is no user " + user);
        }
        return password;
    }

    /** The roles of a user as the service names them, such as {@code auditor,admin}. */
    public static String roles(String user) {
        var roles = ROLES.get(user);
        if (roles == null) {
            throw new IllegalArgumentException("there is no user " + user);
        }
        return roles;
    }

    @Override
    public String toString() {
        return "Credentials[users=" + USERS + "]";
    }

    private Credentials withOwner(String password) {
        return new Credentials(databasePassword, password, jwtSecret, passwords, userLines);
    }

    private static Credentials written(SandboxHome home, Credentials made) {
        home.writePrivately(home.credentials(), JsonMapper.shared().writeValueAsString(made) + "\n");
        return made;
    }

    private static Credentials random() {
        var bcrypt = new BCryptPasswordEncoder();
        var passwords = new TreeMap<String, String>();
        USERS.forEach(user -> passwords.put(user, typeable()));
        var lines = USERS.stream()
                .map(user -> user + ":{bcrypt}" + bcrypt.encode(passwords.get(user)) + ":" + roles(user))
                .collect(Collectors.joining("\n", "", "\n"));
        return new Credentials(key(), key(), key(), passwords, lines);
    }

    /** Three groups of four, 59 bits. */
    private static String typeable() {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String key() {
        var bytes = new byte[36];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
