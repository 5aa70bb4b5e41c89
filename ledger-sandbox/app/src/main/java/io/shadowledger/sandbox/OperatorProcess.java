package io.shadowledger.sandbox;

import io.shadowledger.sandbox.backing.ManagedProcess;
import io.shadowledger.sandbox.home.SandboxHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operator as a process of this machine, serving the sandbox's Kubernetes API. */
final class OperatorProcess implements AutoCloseable {

    private static final Duration STOP_GRACE = Duration.ofSeconds(20);

    private final ManagedProcess process;

    private OperatorProcess(ManagedProcess process) {
        this.process = process;
    }

    /** @param settings of the operator, by property */
    static OperatorProcess start(
            List<String> command, SandboxHome home, Path kubeconfig, int port, Map<String, String> settings) {
        var whole = new ArrayList<>(command);
        whole.add("--server.port=" + port);
        settings.forEach((property, value) -> whole.add("--" + property + "=" + value));
        return new OperatorProcess(ManagedProcess.start(new ManagedProcess.Spec(
                "the operator",
                whole,
                Map.of("KUBECONFIG", kubeconfig.toString()),
                home.directory(),
                home.logs().resolve("operator.log"),
                home.operatorPidFile())));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return process.log();
    }

    List<String> lastLines(int count) {
        return process.lastLines(count);
    }

    @Override
    public void close() {
        process.stop(ManagedProcess.StopSignal.TERM, STOP_GRACE);
    }
}
