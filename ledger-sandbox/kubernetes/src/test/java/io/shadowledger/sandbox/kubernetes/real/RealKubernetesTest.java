package io.shadowledger.sandbox.kubernetes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.shadowledger.sandbox.kubernetes.KubernetesUnavailableException;
import io.shadowledger.sandbox.kubernetes.kubeconfig.Kubeconfig;
import io.shadowledger.sandbox.kubernetes.process.FreePort;
import io.shadowledger.sandbox.kubernetes.process.ProcessTable;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RealKubernetesTest {

    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

    @TempDir
    Path home;

    @Test
    void every_listener_is_on_loopback() {
        // Given
        var files = new Certificates.Files(Path.of("/certificates"));

        // When
        var etcd = ServerCommands.etcd(Path.of("/bin/etcd"), Path.of("/data"), 1, 2);
        var server = ServerCommands.apiServer(Path.of("/bin/kube-apiserver"), files, 3, 1);

        // Then
        assertThat(etcd)
                .contains(
                        "--listen-client-urls=http://127.0.0.1:1",
                        "--listen-peer-urls=http://127.0.0.1:2",
                        "--data-dir=/data");
        assertThat(server)
                .contains(
                        "--bind-address=127.0.0.1",
                        "--secure-port=3",
                        "--etcd-servers=http://127.0.0.1:1",
                        "--client-ca-file=/certificates/ca.crt",
                        "--authorization-mode=RBAC");
        assertThat(String.join(" ", etcd) + String.join(" ", server)).doesNotContain("0.0.0.0", "localhost");
    }

    @Test
    void the_certificates_are_signed_by_our_authority_and_say_who_is_who() throws Exception {
        // When
        var files = Certificates.in(home, KEYTOOL, "password");
        var again = Certificates.in(home, Path.of("/no/keytool"), "password");

        // Then
        var authority = certificate(files.authority());
        var server = certificate(files.serverCertificate());
        var admin = certificate(files.clientCertificate());
        server.verify(authority.getPublicKey());
        admin.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isGreaterThanOrEqualTo(0);
        assertThat(server.getSubjectAlternativeNames().toString()).contains("127.0.0.1", "localhost");
        assertThat(admin.getSubjectX500Principal().getName()).contains("O=system:masters");
        assertThat(files.clientKey()).content().startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(Files.getPosixFilePermissions(files.clientKey()).toString()).doesNotContain("GROUP", "OTHERS");
        assertThat(again).isEqualTo(files);
        try (var left = Files.list(home)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".p12"));
        }
    }

    @Test
    void the_java_client_reads_the_kubeconfig() throws Exception {
        // Given
        var files = Certificates.in(home, KEYTOOL, "password");

        // When
        var kubeconfig = Kubeconfig.secured(
                        "https://127.0.0.1:1",
                        "test",
                        Files.readString(files.authority()),
                        Files.readString(files.clientCertificate()),
                        Files.readString(files.clientKey()))
                .write(home.resolve("kubeconfig"));

        // Then
        try (var client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build()) {
            assertThat(client.getMasterUrl()).hasToString("https://127.0.0.1:1/");
        }
        assertThat(Files.getPosixFilePermissions(kubeconfig).toString()).doesNotContain("GROUP", "OTHERS");
    }

    @Test
    void the_newest_binaries_of_the_caches_are_found() throws Exception {
        // Given
        var old = programs(home.resolve(".local/share/kubebuilder-envtest/k8s/1.9.3-linux-amd64"));
        var newest = programs(home.resolve(".kubeapitest/k8s/1.36.0-linux-amd64"));

        // When, Then
        assertThat(Binaries.find(Map.of(), home)).contains(new Binaries(newest));
        assertThat(Binaries.find(Map.of("KUBEBUILDER_ASSETS", old.toString()), home))
                .contains(new Binaries(old));
        assertThat(Binaries.find(Map.of("KUBEBUILDER_ASSETS", "/nowhere"), home))
                .isEmpty();
    }

    @Test
    void a_download_with_another_digest_is_refused_and_removed() throws Exception {
        // Given
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        var platforms = List.of("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");
        var index = new StringBuilder("releases:\n  v1.36.0:\n");
        platforms.forEach(platform -> index.append(
                "    envtest-v1.36.0-" + platform + ".tar.gz: {hash: abc, selfLink: \"" + base + "/a\"}\n"));
        serve(server, "/index", index.toString());
        serve(server, "/a", "not an archive");
        server.start();
        try {
            // When, Then
            assertThatThrownBy(() -> new EnvtestDownload(URI.create(base + "/index")).into(home))
                    .isInstanceOf(KubernetesUnavailableException.class)
                    .hasMessageContaining("SHA-512")
                    .hasMessageContaining("KUBEBUILDER_ASSETS")
                    .hasMessageContaining("--kubernetes=simulated");
            try (var files = Files.walk(home)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void etcd_starts_answers_and_stops() throws Exception {
        // Given
        var program = Path.of("/usr/bin/etcd");
        assumeTrue(Files.isExecutable(program), "etcd is not at /usr/bin/etcd: this test starts one");
        var port = FreePort.any();

        // When
        try (var etcd = RealKubernetes.etcd(
                new Binaries(program.getParent()), home, home, new ProcessTable(home.resolve("processes")), port)) {
            // Then
            assertThat(etcd).isNotNull();
            assertThat(home.resolve("processes")).isNotEmptyFile();
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class);
        assertThat(home.resolve("processes")).isEmptyFile();
    }

    @Test
    void a_server_that_ends_at_once_is_shown_with_its_last_words() {
        // Given
        var table = new ProcessTable(home.resolve("processes"));

        // When, Then
        try (var process = ServerProcess.start(
                "thing", List.of("sh", "-c", "echo port in use; exit 3"), table, home.resolve("log"))) {
            assertThatThrownBy(() -> process.await(() -> false, Duration.ofSeconds(30)))
                    .hasMessageContaining("thing ended with code 3")
                    .hasMessageContaining("port in use");
        }
    }

    @Test
    void a_real_api_server_starts_and_keeps_its_objects() {
        // Given
        var assets = System.getenv("KUBEBUILDER_ASSETS");
        assumeTrue(
                assets != null && !assets.isBlank(),
                "KUBEBUILDER_ASSETS is not set: this test runs etcd and kube-apiserver from there");
        var environment = Map.of("KUBEBUILDER_ASSETS", assets);

        // When
        try (var first = RealKubernetes.start(home, environment, home);
                var client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(first.kubeconfig().toFile()))
                        .build()) {
            client.configMaps()
                    .inNamespace("default")
                    .resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("kept")
                            .endMetadata()
                            .build())
                    .create();
        }

        // Then
        try (var second = RealKubernetes.start(home, environment, home);
                var client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(second.kubeconfig().toFile()))
                        .build()) {
            assertThat(client.configMaps()
                            .inNamespace("default")
                            .withName("kept")
                            .get())
                    .isNotNull();
        }
    }

    private static Path programs(Path directory) throws Exception {
        Files.createDirectories(directory);
        for (var name : List.of("etcd", "kube-apiserver")) {
            assertThat(Files.createFile(directory.resolve(name)).toFile().setExecutable(true))
                    .isTrue();
        }
        return directory;
    }

    private static void serve(HttpServer server, String path, String text) {
        server.createContext(path, exchange -> {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static X509Certificate certificate(Path file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }
}
