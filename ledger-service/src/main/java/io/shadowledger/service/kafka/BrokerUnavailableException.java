package io.shadowledger.service.kafka;

/** The broker did not answer in time, or not as it should. */
public final class BrokerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
