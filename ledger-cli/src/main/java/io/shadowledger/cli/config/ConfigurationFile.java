package io.shadowledger.cli.config;

import io.shadowledger.cli.output.Documents;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/**
 * The configuration file: {@code SHADOWLEDGER_CONFIG}, else {@code shadowledger/config.yaml} in
 * {@code XDG_CONFIG_HOME}, which is {@code ~/.config} by default.
 */
public final class ConfigurationFile {

    private final Path path;

    private ConfigurationFile(Path path) {
        this.path = path;
    }

    /** The file that this environment names; it need not exist. */
    public static ConfigurationFile in(Environment environment) {
        var named = environment.variable("SHADOWLEDGER_CONFIG");
        if (named != null) {
            return new ConfigurationFile(Path.of(named).toAbsolutePath());
        }
        var xdg = environment.variable("XDG_CONFIG_HOME");
        var base = xdg == null ? environment.home().resolve(".config") : Path.of(xdg);
        return new ConfigurationFile(base.resolve("shadowledger").resolve("config.yaml"));
    }

    public Path path() {
        return path;
    }

    /** Where tokens are kept: beside the file, so that a sandbox's vanish with the sandbox. */
    public Path tokenDirectory() {
        return path.resolveSibling("tokens");
    }

    /** Where it is noted how far imports have come. */
    public Path importDirectory() {
        return path.resolveSibling("imports");
    }

    /** Reads it; an absent file is an empty configuration. */
    public Configuration read() {
        if (!Files.exists(path)) {
            return Configuration.EMPTY;
        }
        try {
            var text = Files.readString(path);
            return text.isBlank() ? Configuration.EMPTY : Documents.yaml().readValue(text, Configuration.class);
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            var place = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    path + place + ": cannot be read as a configuration: correct it, or delete it and run"
                            + " 'config set-context' again",
                    malformed);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, path + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Replaces it as a whole, readable for its owner only. */
    public void write(Configuration configuration) {
        PrivateFile.write(path, Documents.yaml().writeValueAsString(configuration));
    }
}
