package io.shadowledger.service.drift;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What counts as what.
 *
 * @param roundingTolerance at most one per currency, such as {@code CZK=1.00,EUR=0.05}; none where absent
 * @param duplicateWindow how far apart in value time two equal entries may be to count as one event booked twice
 * @param timingAfter how long after the as-of time an entry may come that the CBS has counted already
 * @param timingBefore how long before the as-of time an entry may be that the CBS has not counted yet
 * @param lateWindow how far apart the value time and the record time of a late or misdated entry may be
 * @param checkWait how long a drift check waits for the book to catch up
 * @param reopenWithin how long after its end a break whose difference comes back is the same one
 */
@ConfigurationProperties("shadowledger.drift")
record DriftProperties(
        @DefaultValue List<RoundingTolerance> roundingTolerance,
        @DefaultValue("1d") Duration duplicateWindow,
        @DefaultValue("3d") Duration timingAfter,
        @DefaultValue("1d") Duration timingBefore,
        @DefaultValue("30d") Duration lateWindow,
        @DefaultValue("5s") Duration checkWait,
        @DefaultValue("90d") Duration reopenWithin) {

    DriftProperties {
        roundingTolerance = List.copyOf(roundingTolerance);
    }

    /** The tolerance in minor units; 0 where nothing is tolerated. */
    long tolerance(Currency currency) {
        for (var tolerance : roundingTolerance) {
            if (tolerance.limit().currency().equals(currency)) {
                return tolerance.limit().minor();
            }
        }
        return 0;
    }
}
