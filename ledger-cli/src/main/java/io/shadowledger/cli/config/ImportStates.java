package io.shadowledger.cli.config;

import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Notes how far imports have come, one file per import. An import is known by what it reads, where it sends and how it
 * understands: with another of these, nothing is skipped.
 */
public final class ImportStates {

    /**
     * How far an import has come.
     *
     * @param file the file's name, for people
     * @param server where it was sent
     * @param confirmed how many records, from the beginning of the file, the ledger has confirmed
     * @param at when that was noted
     */
    public record ImportState(String file, String server, long confirmed, Instant at) {}

    private final Path directory;

    public ImportStates(Path directory) {
        this.directory = directory;
    }

    /**
     * The key of an import.
     *
     * @param contentSha256 the digest of the file
     * @param server where it is sent
     * @param understanding how it is read, as text
     */
    public static String key(String contentSha256, String server, String understanding) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", contentSha256, server, understanding)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How far an import had come; empty where it has not begun, was finished, or its note cannot be read. */
    public Optional<ImportState> find(String key) {
        try {
            return Files.exists(file(key))
                    ? Optional.of(Documents.wire().readValue(Files.readString(file(key)), ImportState.class))
                    : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            // Then it begins again, which the events' ids make safe.
            return Optional.empty();
        }
    }

    public void keep(String key, ImportState state) {
        PrivateFile.write(file(key), Documents.wire().writeValueAsString(state));
    }

    /** Forgets an import that is finished. */
    public void forget(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException undeletable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, file(key) + ": cannot be deleted: " + undeletable.getMessage(), undeletable);
        }
    }

    private Path file(String key) {
        return directory.resolve(key + ".json");
    }
}
