package io.shadowledger.sandbox.kubernetes.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/** Working directories and logs of pods that are gone stay for a week, to be read after a failure, and then go too. */
final class OldPods {

    private static final Duration KEEP = Duration.ofDays(7);

    private OldPods() {}

    /**
     * Deletes what is older than a week and belongs to no pod.
     *
     * @param home the sandbox's state directory
     * @param present names of the pods that there are
     */
    static void clean(Path home, Set<String> present, Instant now) {
        var pods = home.resolve("node/pods");
        if (!Files.isDirectory(pods)) {
            return;
        }
        try (var directories = Files.list(pods)) {
            for (var directory : directories.toList()) {
                var pod = directory.getFileName().toString();
                var old = Files.getLastModifiedTime(directory)
                        .toInstant()
                        .plus(KEEP)
                        .isBefore(now);
                if (old && !present.contains(pod)) {
                    delete(directory);
                    Files.deleteIfExists(home.resolve("logs").resolve(pod + ".log"));
                    Files.deleteIfExists(home.resolve("logs").resolve(pod + ".log.1"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean up after the pods in " + pods, e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var tree = Files.walk(directory)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
