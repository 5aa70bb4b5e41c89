package io.shadowledger.service.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where answers are kept.
 *
 * @param host of Redis or Valkey; empty when there is none
 * @param port of it
 * @param tls whether it is spoken to over TLS; its certificate is checked
 * @param username of its ACL; left out for the default user
 * @param password left out if it asks for none; never printed
 * @param timeout how long one call may take; after that the database answers
 * @param timeToLive how long an answer is kept: it bounds the cache's size, not the answer's truth
 */
@ConfigurationProperties("shadowledger.cache")
record CacheProperties(
        @DefaultValue("") String host,
        @DefaultValue("6379") int port,
        @DefaultValue("false") boolean tls,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("50ms") Duration timeout,
        @DefaultValue("1d") Duration timeToLive) {

    CacheProperties {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "shadowledger.cache.timeout is " + timeout + ": a call takes longer; use 50ms or so");
        }
        if (timeToLive.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("shadowledger.cache.time-to-live is " + timeToLive
                    + ": nothing would be found again; use 1d or so");
        }
    }

    boolean isConfigured() {
        return !host.isBlank();
    }

    boolean hasPassword() {
        return password != null && !password.isEmpty();
    }

    @Override
    public String toString() {
        return "CacheProperties[host=" + host + ", port=" + port + ", tls=" + tls + "]";
    }
}
