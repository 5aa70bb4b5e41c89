package io.shadowledger.sandbox.kubernetes;

import io.shadowledger.sandbox.kubernetes.real.RealKubernetes;
import io.shadowledger.sandbox.kubernetes.simulated.SimulatedKubernetes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Opens the Kubernetes API of a sandbox. */
public final class KubernetesApis {

    private KubernetesApis() {}

    /**
     * Opens the API in the given mode. The first call on an empty home makes the API's data directory
     * {@code <home>/kubernetes}; later calls continue with the objects in it. The kubeconfig is
     * {@code <home>/kubeconfig}, except for {@link KubernetesMode#CURRENT_CONTEXT}, which leaves the user's in place.
     *
     * @param home the sandbox's state directory, {@code $SHADOWLEDGER_HOME}
     * @throws KubernetesUnavailableException if the mode cannot be had on this machine; the message says what to do
     */
    public static KubernetesApi open(KubernetesMode mode, Path home) {
        return open(mode, home, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * Stops what a killed sandbox left of a real API; {@link #open} does so by itself.
     *
     * @param home the sandbox's state directory
     * @return how many processes there were
     */
    public static int stopLeftovers(Path home) {
        return RealKubernetes.stopLeftovers(home);
    }

    static KubernetesApi open(KubernetesMode mode, Path home, Map<String, String> environment, Path userHome) {
        return switch (mode) {
            case SIMULATED -> SimulatedKubernetes.start(home, Clock.systemUTC());
            case REAL -> RealKubernetes.start(home, environment, userHome);
            case CURRENT_CONTEXT -> CurrentContext.open(environment, userHome);
            case AUTO ->
                open(
                        RealKubernetes.isAvailable(environment, userHome)
                                ? KubernetesMode.REAL
                                : KubernetesMode.SIMULATED,
                        home,
                        environment,
                        userHome);
        };
    }
}
