package io.shadowledger.sandbox.kubernetes;

/** The asked-for Kubernetes API cannot be had on this machine; the message says why and what to do. */
public final class KubernetesUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KubernetesUnavailableException(String message) {
        super(message);
    }

    public KubernetesUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
