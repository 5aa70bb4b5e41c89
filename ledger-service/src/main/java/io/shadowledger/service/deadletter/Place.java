package io.shadowledger.service.deadletter;

import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.problem.InvalidException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended that has the newest first; a page begins with what is older. */
record Place(Instant recordedAt, int partitionId, long offset) {

    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Before all that can be. */
    private static final Place START = new Place(LATEST, 0, 0);

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18}) ([0-9]{1,9}) ([0-9]{1,18})");

    /**
     * The place that a cursor stands for.
     *
     * @param cursor null stands for the start
     * @throws InvalidException if this service did not make it
     */
    static Place of(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        try {
            var parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                var recordedAt = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
                // What the database cannot have as a time was never a place in it
                if (recordedAt.isAfter(EARLIEST) && recordedAt.isBefore(LATEST)) {
                    return new Place(recordedAt, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    String cursor() {
        var text = ContentHash.micros(recordedAt) + " " + partitionId + " " + offset;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static InvalidException invalid() {
        return new InvalidException("after", "after is the cursor 'next' of an earlier page");
    }
}
