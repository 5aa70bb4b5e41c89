package io.shadowledger.service.drift;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** What comparing needs to know of events that are accepted and not posted yet; whoever reads the topic says it. */
public interface InFlightEvents {

    /**
     * Events of these accounts that are on the topic behind what the book has posted, in the order of their places.
     * Bounded in number and time: what it could not read in time it leaves out, and it never fails.
     */
    List<InFlight> of(Set<String> accountIds);

    /**
     * An event on its way.
     *
     * @param minor in minor units, credits positive
     * @param place where it stands, such as {@code transactions.raw-3 offset 17}
     */
    record InFlight(String eventId, String accountId, Currency currency, long minor, Instant valueTime, String place) {}
}
