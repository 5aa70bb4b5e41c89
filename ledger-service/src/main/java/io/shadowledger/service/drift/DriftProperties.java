package io.shadowledger.service.drift;

import io.shadowledger.api.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What counts as what.
 *
 * @param roundingTolerance per currency, the largest difference that is put down to rounding; none where absent
 * @param duplicateWindow how far apart in value time two equal entries may be to count as one event booked twice
 * @param timingAfter how long after the as-of time an entry may come that the CBS has counted already
 * @param timingBefore how long before the as-of time an entry may be that the CBS has not counted yet
 * @param checkWait how long a drift check waits for the book to catch up
 */
@ConfigurationProperties("shadowledger.drift")
record DriftProperties(
        @Nullable Map<String, BigDecimal> roundingTolerance,
        @DefaultValue("1d") Duration duplicateWindow,
        @DefaultValue("3d") Duration timingAfter,
        @DefaultValue("1d") Duration timingBefore,
        @DefaultValue("5s") Duration checkWait) {

    DriftProperties {
        roundingTolerance = roundingTolerance == null ? Map.of() : Map.copyOf(roundingTolerance);
        // Fails at start with the reason, rather than at the first report.
        roundingTolerance.forEach((code, tolerance) -> Money.of(tolerance, Money.currency(code)));
    }

    /** The tolerance in minor units; 0 where nothing is tolerated. */
    long tolerance(Currency currency) {
        var tolerance = roundingTolerance == null ? null : roundingTolerance.get(currency.getCurrencyCode());
        return tolerance == null ? 0 : Money.of(tolerance, currency).minor();
    }
}
