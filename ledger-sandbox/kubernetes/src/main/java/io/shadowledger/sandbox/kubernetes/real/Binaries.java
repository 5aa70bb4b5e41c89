package io.shadowledger.sandbox.kubernetes.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two programs that make a Kubernetes API.
 *
 * @param directory that holds both {@code etcd} and {@code kube-apiserver}
 */
record Binaries(Path directory) {

    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+)-.*");

    Path etcd() {
        return directory.resolve("etcd");
    }

    Path apiServer() {
        return directory.resolve("kube-apiserver");
    }

    /**
     * Looks where the tools of the trade put them: {@code KUBEBUILDER_ASSETS}, then the newest version in the caches of
     * setup-envtest and of fabric8's kube-api-test.
     *
     * @param home the user's home directory
     */
    static Optional<Binaries> find(Map<String, String> environment, Path home) {
        var assets = environment.get("KUBEBUILDER_ASSETS");
        if (assets != null && !assets.isBlank()) {
            return complete(Path.of(assets));
        }
        return caches(home).stream()
                .flatMap(cache -> versions(cache).stream())
                .sorted(Comparator.comparing(Binaries::version, Comparator.reverseOrder()))
                .flatMap(directory -> complete(directory).stream())
                .findFirst();
    }

    /** Where a download goes, so that the tools of the trade find it as well. */
    static Path cache(Path home) {
        return caches(home).getFirst();
    }

    private static List<Path> caches(Path home) {
        return List.of(
                home.resolve(".local/share/kubebuilder-envtest/k8s"),
                home.resolve("Library/Application Support/io.kubebuilder.envtest/k8s"),
                home.resolve(".kubeapitest/k8s"));
    }

    private static List<Path> versions(Path cache) {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (var entries = Files.list(cache)) {
            return new ArrayList<>(entries.filter(Files::isDirectory).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + cache, e);
        }
    }

    private static Optional<Binaries> complete(Path directory) {
        var binaries = new Binaries(directory);
        return Files.isExecutable(binaries.etcd()) && Files.isExecutable(binaries.apiServer())
                ? Optional.of(binaries)
                : Optional.empty();
    }

    /** A directory's version as a number that sorts, from names as in {@code 1.36.0-linux-amd64}. */
    private static long version(Path directory) {
        Matcher version = VERSION.matcher(directory.getFileName().toString());
        return version.matches()
                ? (Long.parseLong(version.group(1)) * 10_000 + Long.parseLong(version.group(2))) * 10_000
                        + Long.parseLong(version.group(3))
                : 0;
    }
}
