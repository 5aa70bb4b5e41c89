package io.shadowledger.sandbox.home;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ports that the sandbox listens on, all of them on 127.0.0.1, with the number that is tried first. */
public enum SandboxPort {
    POSTGRES("PostgreSQL", 15432),
    KAFKA("Kafka", 19092),
    KAFKA_CONTROLLER("Kafka's controller", 19093),
    OPERATOR("the operator", 18070),
    LEDGER("the ledger", 18080),
    CONSOLE("the console", 18090);

    private final String owner;
    private final int preferred;

    SandboxPort(String owner, int preferred) {
        this.owner = owner;
        this.preferred = preferred;
    }

    /** Who listens there, in words. */
    public String owner() {
        return owner;
    }

    /** The number that is taken when it is free. */
    public int preferred() {
        return preferred;
    }

    /** The name as it is typed and stored: {@code kafka-controller}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming the allowed ones */
    public static SandboxPort of(String text) {
        return Arrays.stream(values())
                .filter(port -> port.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no port \"" + text + "\": use one of "
                        + Arrays.stream(values()).map(SandboxPort::text).collect(Collectors.joining(", "))));
    }
}
