package io.shadowledger.service.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How months are kept.
 *
 * @param closeAfter how long after a month's end it is closed; a process that posts and whose clock is further behind
 *     than this is stopped by it
 * @param lockTimeout how long detaching and attaching wait for running statements, which hold up others meanwhile
 */
@ConfigurationProperties("shadowledger.storage")
record StorageProperties(
        @DefaultValue("24h") Duration closeAfter,
        @DefaultValue("3s") Duration lockTimeout) {

    StorageProperties {
        if (closeAfter.isNegative()) {
            throw new IllegalArgumentException("shadowledger.storage.close-after is " + closeAfter
                    + ": a month cannot be closed before its end; use 0s or more");
        }
        if (!lockTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "shadowledger.storage.lock-timeout is " + lockTimeout + ": use a positive time such as 3s");
        }
    }
}
