package io.shadowledger.sandbox.kubernetes;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the Kubernetes API comes from. */
public enum KubernetesMode {
    /** A real API server if its binaries are on this machine, otherwise the simulated one; never the user's cluster. */
    AUTO,
    /** etcd and kube-apiserver started here, on loopback. */
    REAL,
    /** The API in this process, which needs nothing. */
    SIMULATED,
    /** The cluster that the user's kubeconfig points at; only ever on request. */
    CURRENT_CONTEXT;

    /** The name as it is typed: {@code current-context}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a typed name.
     *
     * @throws IllegalArgumentException naming the allowed ones
     */
    public static KubernetesMode of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown Kubernetes mode \"" + text + "\": use one of "
                        + Arrays.stream(values()).map(KubernetesMode::text).collect(Collectors.joining(", "))));
    }
}
