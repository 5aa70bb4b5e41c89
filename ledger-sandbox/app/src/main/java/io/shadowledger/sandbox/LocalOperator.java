package io.shadowledger.sandbox;

import io.shadowledger.sandbox.demo.DemoLedger;
import io.shadowledger.sandbox.feed.LedgerConnection;
import io.shadowledger.sandbox.home.PortPlan;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.home.SandboxHome;
import io.shadowledger.sandbox.home.SandboxPort;
import io.shadowledger.sandbox.home.SandboxRunningException;
import io.shadowledger.sandbox.kubernetes.KubernetesApis;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operator alone, on this machine, serving the cluster of the user's current context: to try it, or to work on it.
 * Nothing else is started, because pods of that cluster reach neither a database nor a broker on this machine's
 * loopback; the user's ShadowLedgers name their own.
 */
public final class LocalOperator implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final SandboxOptions options;
    private final Progress progress;
    private final Clock clock;
    private final SandboxHome home;
    private final Parts parts = new Parts();
    private volatile boolean closing;
    private volatile @Nullable OperatorProcess operator;
    private volatile SandboxHome.@Nullable Hold hold;

    public LocalOperator(SandboxOptions options, Progress progress, Clock clock) {
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        this.home = new SandboxHome(options.home());
    }

    /**
     * Applies the definitions of the custom resources and starts the operator.
     *
     * @return the kubeconfig that it goes by
     * @throws SandboxRunningException if another process has the state directory
     * @throws SandboxException if it does not come up
     */
    public synchronized Path start() {
        home.create();
        hold = home.hold().orElseThrow(() -> new SandboxRunningException(home.read()));
        try {
            return bringUp();
        } catch (RuntimeException failed) {
            stop();
            throw failed;
        }
    }

    /** Whether it has the state directory: from the beginning of a start to the end of a stop. */
    public boolean isHeld() {
        return hold != null;
    }

    /** What ended without being asked to; empty while all is well. */
    public Optional<String> failure() {
        var now = operator;
        return now == null || now.isAlive() || closing
                ? Optional.empty()
                : Optional.of("the operator ended; see " + now.log());
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            stop();
        }
    }

    private Path bringUp() {
        Leftovers.stop(home);
        var plan = PortPlan.of(options.ports(), home.read());
        home.write(home.read().starting(ProcessHandle.current().pid(), clock.instant(), plan.ports()));
        var opening = Stopwatch.start();
        var kubernetes = parts.add("Kubernetes", KubernetesApis.open(KubernetesMode.CURRENT_CONTEXT, home.directory()));
        progress.note("Kubernetes", kubernetes.describe());
        try (var cluster = DemoLedger.through(kubernetes.kubeconfig())) {
            cluster.applyDefinitions();
        }
        progress.done("Kubernetes", "the definition of ShadowLedger is applied", opening.elapsed());
        int port = plan.port(SandboxPort.OPERATOR);
        var starting = Stopwatch.start();
        var started = parts.add(
                "Operator",
                OperatorProcess.start(
                        new Programs(options.root()).operator(),
                        home,
                        kubernetes.kubeconfig(),
                        port,
                        // Another operator may serve that cluster: the one that holds the lease works.
                        Map.of("shadowledger.operator.leader-election.namespace", DemoLedger.NAMESPACE)));
        operator = started;
        awaitOperator(started, "http://127.0.0.1:" + port + "/actuator/health/liveness");
        progress.done("Operator", "serves that cluster", starting.elapsed());
        home.write(home.read()
                .ready(
                        kubernetes.mode().text(),
                        Map.of("kubeconfig", kubernetes.kubeconfig().toString())));
        return kubernetes.kubeconfig();
    }

    private void awaitOperator(OperatorProcess started, String health) {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!LedgerConnection.answers(health)) {
            if (closing) {
                throw new SandboxException("stopped while starting");
            }
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new SandboxException("the operator did not come up; the end of its log " + started.log() + ":\n  "
                        + String.join("\n  ", started.lastLines(12)));
            }
            Pauses.pause(Duration.ofMillis(200));
        }
    }

    private synchronized void stop() {
        var held = hold;
        if (held == null) {
            return;
        }
        hold = null;
        try {
            parts.stop(progress);
        } finally {
            home.write(home.read().stopped());
            held.close();
        }
    }
}
