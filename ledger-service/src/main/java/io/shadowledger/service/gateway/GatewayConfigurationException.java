package io.shadowledger.service.gateway;

/** A setting without which nobody could be let in; the service does not start. */
final class GatewayConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    GatewayConfigurationException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
