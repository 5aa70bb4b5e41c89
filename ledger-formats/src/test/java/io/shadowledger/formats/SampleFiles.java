package io.shadowledger.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that banks really sent. They may not be redistributed: what needs them runs where they lie in a directory {@code
 * shared} beside one of this project's parents.
 */
public final class SampleFiles {

    private SampleFiles() {}

    /** A sample's content; where there are none, the test is skipped and says so. */
    public static byte[] read(String name) {
        var path = "shared/samples/" + name;
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolve(path);
            if (Files.isRegularFile(file)) {
                try {
                    return Files.readAllBytes(file);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        assumeTrue(false, () -> "not run: there is no " + path + " here, and it may not be redistributed");
        throw new AssertionError();
    }
}
