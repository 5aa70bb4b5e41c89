package io.shadowledger.sandbox.kubernetes.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.shadowledger.sandbox.kubernetes.KubernetesUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Fetches the newest release of the binaries that controller-tools publish for tests, and checks their digest. */
final class EnvtestDownload {

    /** The list of releases, as setup-envtest reads it. */
    static final URI INDEX =
            URI.create("https://raw.githubusercontent.com/kubernetes-sigs/controller-tools/HEAD/envtest-releases.yaml");

    private static final Pattern STABLE = Pattern.compile("v(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final URI index;

    EnvtestDownload(URI index) {
        this.index = index;
    }

    /**
     * Downloads into a directory of its own below the cache.
     *
     * @throws KubernetesUnavailableException if the network does not allow it or the digest is wrong; it says what else to do
     */
    Binaries into(Path cache) {
        try (var http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var releases = new YAMLMapper().readTree(get(http, index, HttpResponse.BodyHandlers.ofString()));
            var newest = releases.path("releases")
                    .propertyStream()
                    .filter(release -> STABLE.matcher(release.getKey()).matches())
                    .max(Comparator.comparingLong(release -> order(release.getKey())))
                    .orElseThrow(() -> new IOException("the list of releases is empty"));
            return unpack(http, newest, cache);
        } catch (IOException e) {
            throw new KubernetesUnavailableException(
                    "kube-apiserver and etcd are not on this machine and cannot be downloaded ("
                            + Objects.requireNonNullElse(e.getMessage(), "the list of releases cannot be reached")
                            + "): set KUBEBUILDER_ASSETS to a directory that has them, or use --kubernetes=simulated",
                    e);
        }
    }

    private static Binaries unpack(HttpClient http, Map.Entry<String, JsonNode> release, Path cache)
            throws IOException {
        var platform = platform();
        var archive = release.getValue().path("envtest-" + release.getKey() + "-" + platform + ".tar.gz");
        if (archive.isMissingNode()) {
            throw new IOException("release " + release.getKey() + " has no binaries for " + platform);
        }
        var directory = cache.resolve(release.getKey().substring(1) + "-" + platform);
        Files.createDirectories(directory);
        var file = directory.resolve("download.tar.gz");
        try {
            get(http, URI.create(archive.path("selfLink").asText()), HttpResponse.BodyHandlers.ofFile(file));
            var digest = sha512(file);
            if (!digest.equalsIgnoreCase(archive.path("hash").asText())) {
                throw new IOException("the SHA-512 of the download is not the published one");
            }
            extract(file, directory);
        } finally {
            Files.deleteIfExists(file);
        }
        return new Binaries(directory);
    }

    private static void extract(Path archive, Path directory) throws IOException {
        var tar = new ProcessBuilder(
                        "tar", "-xzf", archive.toString(), "-C", directory.toString(), "--strip-components=2")
                .inheritIO()
                .start();
        try {
            if (!tar.waitFor(2, TimeUnit.MINUTES) || tar.exitValue() != 0) {
                throw new IOException("the download cannot be unpacked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking", e);
        } finally {
            tar.destroyForcibly();
        }
    }

    private static <T> T get(HttpClient http, URI uri, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            var response = http.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), body);
            if (response.statusCode() != 200) {
                throw new IOException(uri + " answers " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while downloading", e);
        }
    }

    private static String sha512(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-512"))) {
            in.skipNBytes(Files.size(file));
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-512", e);
        }
    }

    private static long order(String version) {
        return Arrays.stream(version.substring(1).split("\\."))
                .mapToLong(Long::parseLong)
                .reduce(0, (high, low) -> high * 10_000 + low);
    }

    private static String platform() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return os + "-" + arch;
    }
}
