package io.shadowledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.sandbox.home.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedProgramTest {

    @TempDir
    Path directory;

    @Test
    void aProgramThatWasUnpackedIsNotUnpackedAgain() throws IOException {
        // Given
        var jar = jar("program.jar", "first");
        var parent = directory.resolve("unpacked");
        var place = UnpackedProgram.placeOf(jar, parent);
        Files.createDirectories(place);

        // When
        var program = UnpackedProgram.of(jar, parent);

        // Then
        assertThat(program.jar()).isEqualTo(place.resolve("program.jar"));
    }

    @Test
    void aBuildWithOtherContentOfTheSameSizeAndTimeIsAnotherProgram() throws IOException {
        // Given
        var first = jar("first.jar", "aaaa");
        var second = jar("second.jar", "bbbb");

        // When
        var places = UnpackedProgram.placeOf(first, directory).equals(UnpackedProgram.placeOf(second, directory));

        // Then
        assertThat(Files.size(first)).isEqualTo(Files.size(second));
        assertThat(places).isFalse();
    }

    @Test
    void aJarThatIsNoExecutableOneIsNamed() throws IOException {
        // Given
        var jar = jar("plain.jar", "no tools inside");

        // When Then
        assertThatThrownBy(() -> UnpackedProgram.of(jar, directory.resolve("unpacked")))
                .isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("cannot unpack " + jar);
    }

    private Path jar(String name, String content) throws IOException {
        var jar = directory.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            var entry = new ZipEntry("content");
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
