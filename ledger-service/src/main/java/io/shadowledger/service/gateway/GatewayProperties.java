package io.shadowledger.service.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much and how often a caller may ask.
 *
 * @param requestsPerSecond how many requests one user may make per second, on average
 * @param burst how many at once
 * @param loginTries how many wrong passwords one user at one address may give within {@code loginWindow}
 * @param loginWindow the time within which these tries come back
 * @param body the largest bodies
 */
@ConfigurationProperties("shadowledger.gateway")
record GatewayProperties(
        @DefaultValue("1000") int requestsPerSecond,
        @DefaultValue("2000") int burst,
        @DefaultValue("10") int loginTries,
        @DefaultValue("1m") Duration loginWindow,
        @DefaultValue Body body) {

    /**
     * @param event of {@code POST /events}, and of every request not named here
     * @param batch of a batch of events, and of {@code POST /drift-check}
     * @param report of a CBS report
     * @param attachment of a file at a break; more than 10 MB is refused all the same
     */
    record Body(
            @DefaultValue("1MB") DataSize event,
            @DefaultValue("8MB") DataSize batch,
            @DefaultValue("512MB") DataSize report,
            @DefaultValue("10MB") DataSize attachment) {}
}
