package io.shadowledger.crds;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A resource of {@code src/test/resources/shadowledger}: its documents in the order in which they are applied, and
 * what the refusal of the last one must contain; nothing if it is accepted.
 */
record GoldenResource(String name, List<Map<String, Object>> documents, List<String> refusal) {

    static final Path FOLDER =
            Path.of(System.getProperty("shadowledger.root", ".."), "crds/src/test/resources/shadowledger");

    static Stream<GoldenResource> valid() {
        return all("valid-");
    }

    static Stream<GoldenResource> invalid() {
        return all("invalid-");
    }

    private static Stream<GoldenResource> all(String prefix) {
        try (var files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .map(GoldenResource::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static GoldenResource read(Path file) {
        try {
            var text = Files.readString(file);
            var documents = Arrays.stream(text.split("(?m)^---$"))
                    .map(yaml -> (Map<String, Object>) Serialization.unmarshal(yaml, Map.class))
                    .toList();
            var refusal = text.lines()
                    .filter(line -> line.startsWith("# field: ") || line.startsWith("# message: "))
                    .map(line -> line.substring(line.indexOf(": ") + 2))
                    .toList();
            return new GoldenResource(file.getFileName().toString(), documents, refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
