package io.shadowledger.service.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are signed.
 *
 * @param secret the key of HS256, from {@code SHADOWLEDGER_JWT_SECRET}; at least {@value #MIN_BYTES} bytes (RFC 7518,
 *     3.2); never printed
 * @param validity how long a token is good for: a working day unless told otherwise
 */
@ConfigurationProperties("shadowledger.jwt")
record TokenProperties(
        @Nullable String secret, @DefaultValue("8h") Duration validity) {

    static final int MIN_BYTES = 32;

    byte[] key() {
        var key = secret == null ? new byte[0] : secret.getBytes(StandardCharsets.UTF_8);
        if (key.length < MIN_BYTES) {
            throw new GatewayConfigurationException(
                    key.length == 0
                            ? "SHADOWLEDGER_JWT_SECRET is not set"
                            : "SHADOWLEDGER_JWT_SECRET has " + key.length + " bytes; HS256 needs at least " + MIN_BYTES,
                    "Set SHADOWLEDGER_JWT_SECRET to " + MIN_BYTES
                            + " random bytes or more, such as the output of: openssl rand -base64 48");
        }
        return key;
    }

    @Override
    public String toString() {
        return "TokenProperties[validity=" + validity + "]";
    }
}
