package io.shadowledger.sandbox;

import io.shadowledger.sandbox.backing.OwnedDatabase;
import io.shadowledger.sandbox.demo.DemoLedger;
import io.shadowledger.sandbox.feed.LedgerConnection;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.PortPlan;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.home.SandboxHome;
import io.shadowledger.sandbox.home.SandboxPort;
import io.shadowledger.sandbox.kubernetes.KubernetesApi;
import io.shadowledger.sandbox.kubernetes.KubernetesApis;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import io.shadowledger.sandbox.kubernetes.node.NodeAgent;
import io.shadowledger.sandbox.kubernetes.node.NodeSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The Kubernetes side of the sandbox: the API, the operator that serves it, and the agent that runs the pods. */
final class Cluster {

    private static final String LEDGER_SERVICE = DemoLedger.NAME + "-all";
    private static final String CONSOLE_SERVICE = DemoLedger.NAME + "-console";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KubernetesApi kubernetes;
    private final SandboxHome home;
    private final DemoLedger ledger;
    private final OperatorProcess operator;
    private final NodeAgent agent;
    private final Progress progress;

    /** Base URLs, such as {@code http://127.0.0.1:18080}. */
    record Urls(String ledger, String console) {}

    private Cluster(
            KubernetesApi kubernetes,
            SandboxHome home,
            DemoLedger ledger,
            OperatorProcess operator,
            NodeAgent agent,
            Progress progress) {
        this.kubernetes = kubernetes;
        this.home = home;
        this.ledger = ledger;
        this.operator = operator;
        this.agent = agent;
        this.progress = progress;
    }

    /** Opens the API, applies the definitions and starts the operator and the agent; each is added to the parts. */
    static Cluster start(
            KubernetesMode mode, SandboxHome home, Programs programs, PortPlan plan, Parts parts, Progress progress) {
        var watch = Stopwatch.start();
        var kubernetes = parts.add("Kubernetes", KubernetesApis.open(mode, home.directory()));
        var ledger = parts.addQuietly(DemoLedger.through(kubernetes.kubeconfig()));
        progress.done("Kubernetes", ledger.url() + ", " + kubernetes.mode().text(), watch.elapsed());
        progress.note("Kubernetes", kubernetes.describe());
        ledger.applyDefinitions();
        // The operator takes longest to start, and is the first to be stopped.
        var operator = OperatorProcess.start(
                programs.operator(),
                home,
                kubernetes.kubeconfig(),
                plan.port(SandboxPort.OPERATOR),
                Map.of(
                        // The only one; and after a crash the next need not wait until the dead one's lease ends.
                        "shadowledger.operator.leader-election.enabled",
                        "false",
                        // Outside of the pods the names of Services mean nothing.
                        "shadowledger.operator.addresses[" + DemoLedger.NAMESPACE + "/" + DemoLedger.NAME + "]",
                        "http://127.0.0.1:" + plan.port(SandboxPort.LEDGER)));
        try {
            var agent = parts.add("Pods", NodeAgent.start(nodeSettings(kubernetes, home, programs, plan)));
            return new Cluster(kubernetes, home, ledger, operator, agent, progress);
        } finally {
            parts.add("Operator", operator);
        }
    }

    private static NodeSettings nodeSettings(
            KubernetesApi kubernetes, SandboxHome home, Programs programs, PortPlan plan) {
        return new NodeSettings(
                kubernetes.kubeconfig(),
                home.directory(),
                programs.images(),
                Map.of(
                        DemoLedger.NAMESPACE + "/" + LEDGER_SERVICE + "/http",
                        plan.port(SandboxPort.LEDGER),
                        DemoLedger.NAMESPACE + "/" + CONSOLE_SERVICE + "/http",
                        plan.port(SandboxPort.CONSOLE)));
    }

    KubernetesApi kubernetes() {
        return kubernetes;
    }

    Path kubeconfig() {
        return kubernetes.kubeconfig();
    }

    /** Applies the ledger that the operator then has to make run. */
    void demandLedger(Credentials credentials, OwnedDatabase database, String bootstrapServers) {
        int port = database.service().port();
        ledger.applySecrets(credentials, database);
        ledger.apply(port, bootstrapServers);
        home.writePrivately(home.demoManifest(), DemoLedger.manifest(port, bootstrapServers));
    }

    /**
     * Waits until the operator says that the ledger runs and both servers answer for themselves: what the operator said
     * before the last stop may still stand there.
     *
     * @param requireGoingOn throws when the wait shall end
     */
    Urls awaitLedger(Duration limit, Runnable requireGoingOn) {
        var watch = Stopwatch.start();
        var said = "";
        while (true) {
            requireGoingOn.run();
            requireOperator();
            var console = url(CONSOLE_SERVICE);
            var service = url(LEDGER_SERVICE);
            if (ledger.isReady()
                    && service.isPresent()
                    && console.isPresent()
                    && answers(service)
                    && answers(console)) {
                progress.done("ShadowLedger/" + DemoLedger.NAME, "Ready", watch.elapsed());
                return new Urls(service.get(), console.get());
            }
            var state = ledger.state();
            if (!state.equals(said)) {
                progress.note("ShadowLedger/" + DemoLedger.NAME, state);
                said = state;
            }
            if (watch.elapsed().compareTo(limit) > 0) {
                throw new SandboxException("ShadowLedger/" + DemoLedger.NAME + " was not ready within "
                        + limit.toSeconds() + " s: " + state + "\n" + LogTail.ofNewest(home.logs()));
            }
            Pauses.pause(POLL);
        }
    }

    Optional<String> failure() {
        return operator.isAlive() ? Optional.empty() : Optional.of("the operator ended; see " + operator.log());
    }

    private void requireOperator() {
        failure().ifPresent(ended -> {
            throw new SandboxException(ended + "; its end:\n  " + String.join("\n  ", operator.lastLines(12)));
        });
    }

    private Optional<String> url(String service) {
        return agent.address(DemoLedger.NAMESPACE, service, "http").map(Cluster::baseUrl);
    }

    private static String baseUrl(InetSocketAddress address) {
        return "http://127.0.0.1:" + address.getPort();
    }

    private static boolean answers(Optional<String> baseUrl) {
        return baseUrl.filter(url -> LedgerConnection.answers(url + "/actuator/health/readiness"))
                .isPresent();
    }
}
