package io.shadowledger.sandbox.kubernetes.real;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.shadowledger.sandbox.kubernetes.KubernetesApi;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import io.shadowledger.sandbox.kubernetes.KubernetesUnavailableException;
import io.shadowledger.sandbox.kubernetes.kubeconfig.Kubeconfig;
import io.shadowledger.sandbox.kubernetes.process.FreePort;
import io.shadowledger.sandbox.kubernetes.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** etcd and kube-apiserver on loopback. Data, certificates and port are kept in {@code <home>/kubernetes/real}. */
public final class RealKubernetes implements KubernetesApi {

    private static final Duration ETCD_LIMIT = Duration.ofSeconds(30);
    private static final Duration API_LIMIT = Duration.ofSeconds(60);
    // Guards nothing: the store it opens is deleted as soon as it has been read
    private static final String KEYSTORE_PASSWORD = "sandbox-only";

    private final ServerProcess etcd;
    private final ServerProcess apiServer;
    private final Path kubeconfig;
    private final String version;
    private final int port;

    private RealKubernetes(ServerProcess etcd, ServerProcess apiServer, Path kubeconfig, String version, int port) {
        this.etcd = etcd;
        this.apiServer = apiServer;
        this.kubeconfig = kubeconfig;
        this.version = version;
        this.port = port;
    }

    /** Whether the programs are on this machine. */
    public static boolean isAvailable(Map<String, String> environment, Path userHome) {
        return Binaries.find(environment, userHome).isPresent();
    }

    /**
     * Starts both programs, downloading them first if they are not on this machine.
     *
     * @param home the sandbox's state directory
     * @throws KubernetesUnavailableException if they can neither be found nor downloaded, or do not start
     */
    public static RealKubernetes start(Path home, Map<String, String> environment, Path userHome) {
        var binaries = Binaries.find(environment, userHome)
                .orElseGet(() -> new EnvtestDownload(EnvtestDownload.INDEX).into(Binaries.cache(userHome)));
        var directory = home.resolve("kubernetes/real");
        var table = table(directory);
        var etcdPort = FreePort.any();
        var etcd = etcd(binaries, directory, home.resolve("logs"), table, etcdPort);
        try {
            var certificates = Certificates.in(directory.resolve("certificates"), keytool(), KEYSTORE_PASSWORD);
            var port = rememberedPort(directory.resolve("port"));
            var server = ServerProcess.start(
                    "kube-apiserver",
                    ServerCommands.apiServer(binaries.apiServer(), certificates, port, etcdPort),
                    table,
                    home.resolve("logs/kube-apiserver.log"));
            try {
                var kubeconfig = kubeconfig(certificates, port).write(home.resolve("kubeconfig"));
                server.await(() -> isReady(kubeconfig), API_LIMIT);
                return new RealKubernetes(etcd, server, kubeconfig, version(kubeconfig), port);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (RuntimeException e) {
            etcd.close();
            throw e;
        }
    }

    /** etcd alone, ready. */
    static ServerProcess etcd(Binaries binaries, Path directory, Path logs, ProcessTable table, int port) {
        var etcd = ServerProcess.start(
                "etcd",
                ServerCommands.etcd(binaries.etcd(), directory.resolve("etcd"), port, FreePort.any()),
                table,
                logs.resolve("etcd.log"));
        try (var http = HttpClient.newHttpClient()) {
            etcd.await(() -> isHealthy(http, port), ETCD_LIMIT);
            return etcd;
        } catch (RuntimeException e) {
            etcd.close();
            throw e;
        }
    }

    @Override
    public String describe() {
        return "Kubernetes is a real API server (" + version + ") at https://127.0.0.1:" + port
                + " on etcd: everything that the API server itself enforces is enforced; there are no controllers and no"
                + " nodes but the sandbox's own.";
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public KubernetesMode mode() {
        return KubernetesMode.REAL;
    }

    @Override
    public boolean hasNodes() {
        return false;
    }

    @Override
    public void close() {
        apiServer.close();
        etcd.close();
    }

    /** Stops the servers that a killed sandbox left running; says how many there were. */
    public static int stopLeftovers(Path home) {
        return new ProcessTable(home.resolve("kubernetes/real/processes")).reap();
    }

    private static ProcessTable table(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory, e);
        }
        var table = new ProcessTable(directory.resolve("processes"));
        table.reap();
        return table;
    }

    private static Kubeconfig kubeconfig(Certificates.Files certificates, int port) {
        return Kubeconfig.secured(
                "https://127.0.0.1:" + port,
                "shadowledger-real",
                read(certificates.authority()),
                read(certificates.clientCertificate()),
                read(certificates.clientKey()));
    }

    private static boolean isHealthy(HttpClient http, int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("true");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesUnavailableException("Interrupted while waiting for etcd", e);
        }
    }

    private static boolean isReady(Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestRetryBackoffLimit(0);
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return "ok".equals(client.raw("/readyz"));
        } catch (KubernetesClientException notYet) {
            return false;
        }
    }

    private static String version(Path kubeconfig) {
        try (var client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build()) {
            return client.getKubernetesVersion().getGitVersion();
        }
    }

    private static int rememberedPort(Path file) {
        try {
            var last = Optional.of(file)
                    .filter(Files::exists)
                    .map(RealKubernetes::read)
                    .map(text -> Integer.parseInt(text.strip()));
            var port = last.map(FreePort::preferred).orElseGet(FreePort::any);
            Files.writeString(file, Integer.toString(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot record the port in " + file, e);
        }
    }

    private static Path keytool() {
        return Path.of(System.getProperty("java.home"), "bin", "keytool");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
