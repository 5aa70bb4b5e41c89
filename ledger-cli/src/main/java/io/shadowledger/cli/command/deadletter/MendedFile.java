package io.shadowledger.cli.command.deadletter;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that holds a mended event. */
final class MendedFile {

    private MendedFile() {}

    /** Its text; {@code -} is standard input. */
    static String read(Environment environment, String file) {
        try {
            var bytes = file.equals("-") ? environment.in().readAllBytes() : Files.readAllBytes(existing(file));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .strip();
        } catch (CharacterCodingException notUtf8) {
            throw new CommandFailure(ExitCode.FAILURE, file + ": is not UTF-8, as JSON is", notUtf8);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Path existing(String file) {
        var path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new CommandFailure(ExitCode.FAILURE, file + ": there is no such file");
        }
        return path;
    }
}
