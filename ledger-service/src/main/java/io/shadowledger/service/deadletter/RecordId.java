package io.shadowledger.service.deadletter;

import java.util.Optional;
import java.util.regex.Pattern;

/** A record's place, which is its id: topic, partition and offset, such as {@code transactions.raw-3-1207}. */
record RecordId(String topic, int partition, long offset) {

    // The longest topic name that Kafka allows; digits that fit into the numbers.
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,249})-([0-9]{1,9})-([0-9]{1,18})");

    /** Reads an id; empty when it is none. */
    static Optional<RecordId> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = new RecordId(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
        // One record has one id: 'transactions.raw-03-7' is none.
        return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
