package io.shadowledger.sandbox;

import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.ManagedProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.sandbox.home.SandboxHome;
import io.shadowledger.sandbox.kubernetes.KubernetesApis;
import io.shadowledger.sandbox.kubernetes.node.NodeAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes that a sandbox left behind when it was killed. */
final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private Leftovers() {}

    /**
     * Stops them; the caller holds the sandbox, so nobody else needs them.
     *
     * @return what was stopped
     */
    static List<String> stop(SandboxHome home) {
        var stopped = new ArrayList<String>();
        if (ManagedProcess.stopLeftover(
                home.operatorPidFile(), "ledger-operator.jar", ManagedProcess.StopSignal.TERM, GRACE)) {
            stopped.add("the operator");
        }
        // Clients before servers, as always: the pods, then what they talk to.
        if (NodeAgent.stopLeftovers(home.directory()) > 0) {
            stopped.add("pods");
        }
        if (KubernetesApis.stopLeftovers(home.directory()) > 0) {
            stopped.add("Kubernetes");
        }
        if (KafkaProcess.stopLeftover(home.kafka())) {
            stopped.add("Kafka");
        }
        if (PostgresProcess.stopLeftover(home.postgres())) {
            stopped.add("PostgreSQL");
        }
        return List.copyOf(stopped);
    }
}
