package io.shadowledger.cli.config;

import io.shadowledger.api.auth.Token;
import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Keeps a user's token until it expires. A token belongs to a server and a user: one that was issued by a server is
 * never shown to another.
 */
public final class TokenCache {

    /** A token this close to its end is not used any more: it might end on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Path directory;
    private final Clock clock;

    public TokenCache(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The token kept for a user of a server, if it is still good. */
    public Optional<Token> find(String server, String user) {
        var file = file(server, user);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var token = Documents.wire().readValue(Files.readString(file), Token.class);
            return Optional.of(token)
                    .filter(t -> t.expiresAt().isAfter(clock.instant().plus(MARGIN)));
        } catch (IOException | JacksonException unreadable) {
            // It can be had again for the asking.
            return Optional.empty();
        }
    }

    public void keep(String server, String user, Token token) {
        PrivateFile.write(file(server, user), Documents.wire().writeValueAsString(token));
    }

    /** Forgets a token; says whether there was one. */
    public boolean forget(String server, String user) {
        try {
            return Files.deleteIfExists(file(server, user));
        } catch (IOException undeletable) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    file(server, user) + ": cannot be deleted: " + undeletable.getMessage(),
                    undeletable);
        }
    }

    private Path file(String server, String user) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((server + "\n" + user).getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".json");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
