package io.shadowledger.service.posting;

import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a batch does to one balance row. */
final class Change {

    private long amount;
    private long entries;
    private @Nullable BookableEvent latest;

    void post(BookableEvent event) {
        amount = Math.addExact(amount, event.amount().minor());
        entries++;
        if (latest == null || isLater(event, latest)) {
            latest = event;
        }
    }

    /** The other side of an event, on one of the ledger's own accounts. */
    void contra(long minor) {
        amount = Math.addExact(amount, minor);
        entries = 1;
    }

    /** In minor units. */
    long amount() {
        return amount;
    }

    long entries() {
        return entries;
    }

    /** The latest by value time, then event id; null on the ledger's own accounts. */
    @Nullable
    String latestEventId() {
        return latest == null ? null : latest.eventId();
    }

    /** Its value time in microseconds since 1970-01-01T00:00:00Z. */
    @Nullable
    Long latestValueMicros() {
        return latest == null ? null : ContentHash.micros(latest.valueTime());
    }

    // Ids compare by their bytes, as the database does; String would compare UTF-16 units.
    private static boolean isLater(BookableEvent one, BookableEvent other) {
        int byTime = one.valueTime().compareTo(other.valueTime());
        return byTime > 0 || byTime == 0 && Arrays.compareUnsigned(utf8(one), utf8(other)) > 0;
    }

    private static byte[] utf8(BookableEvent event) {
        return event.eventId().getBytes(StandardCharsets.UTF_8);
    }
}
