package io.shadowledger.service.verify;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param parallelism how many partitions are verified at the same time, each with a connection of its own
 * @param lease how long a process that works on a verification may be silent before another takes it over
 */
@ConfigurationProperties("shadowledger.verification")
record VerificationProperties(
        @DefaultValue("2") int parallelism,
        @DefaultValue("30s") Duration lease) {

    VerificationProperties {
        if (parallelism < 1) {
            throw new IllegalArgumentException(
                    "shadowledger.verification.parallelism must be at least 1: " + parallelism);
        }
        if (lease.toSeconds() < 3) {
            throw new IllegalArgumentException("shadowledger.verification.lease must be at least 3s: " + lease);
        }
    }
}
