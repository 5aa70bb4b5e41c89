package io.shadowledger.proof.judgement;

import io.shadowledger.proof.workload.Content;
import io.shadowledger.proof.workload.Expectation;
import io.shadowledger.proof.workload.Expectation.Fate;
import io.shadowledger.proof.workload.Expectation.Verdict;
import io.shadowledger.service.kafka.Topics;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every event that must be an entry is one, once, and says what was sent; nothing else is. */
final class EntriesCheck {

    private static final String NAME = "entries";

    private final Findings findings;

    EntriesCheck(Findings findings) {
        this.findings = findings;
    }

    void run(BookView book, Expectation expectation) throws SQLException {
        var partitions = book.partitions(Topics.RAW);
        for (var expected : expectation.partitions().entrySet()) {
            var partition = partitions.get(expected.getKey());
            if (partition == null) {
                findings.add(NAME, "partition " + expected.getKey() + " is not in the book");
            } else {
                compare(book, partition.id(), new Place(expected.getKey(), expected.getValue()));
            }
        }
    }

    private void compare(BookView book, int partitionId, Place place) throws SQLException {
        var missing = place.entries();
        var next = new Expected(missing);
        try (var rows = book.open("""
                select kafka_offset, kind, event_id, account_id, currency, amount_minor, value_time, reference, description
                from entry where partition_id = ? order by kafka_offset
                """, partitionId)) {
            while (rows.next()) {
                long offset = rows.row().getLong("kafka_offset");
                for (; next.isBefore(offset); next.step()) {
                    missing(place, next.current());
                }
                if (next.isAt(offset)) {
                    compare(place, next.content(), rows.row());
                    next.step();
                } else {
                    unexpected(place, offset, rows.row().getString("event_id"));
                }
            }
        }
        for (; next.current() != null; next.step()) {
            missing(place, next.current());
        }
    }

    private void compare(Place place, Content.Event expected, ResultSet row) throws SQLException {
        var found = new Content.Event(
                row.getString("event_id"),
                row.getString("account_id"),
                row.getString("currency"),
                new BigDecimal(
                        row.getBigDecimal("amount_minor").unscaledValue(),
                        expected.amount().scale()),
                row.getObject("value_time", OffsetDateTime.class).toInstant(),
                row.getString("reference"));
        if (!expected.equals(found) || !"EVENT".equals(row.getString("kind")) || row.getString("description") != null) {
            findings.add(NAME, place.at(row.getLong("kafka_offset")) + " must be " + expected + " and is " + found);
        }
    }

    private void missing(Place place, Map.@Nullable Entry<Long, Fate> expected) {
        if (expected != null) {
            findings.add(
                    NAME,
                    place.at(expected.getKey()) + " is missing: "
                            + expected.getValue().content());
        }
    }

    private void unexpected(Place place, long offset, String eventId) {
        var fate = place.partition().fates().get(offset);
        var reason = fate == null
                ? "the topic has no such record"
                : fate.verdict() == Verdict.ENTRY ? "it is there more than once" : "it is a " + fate.verdict();
        findings.add(NAME, place.at(offset) + " is an entry of " + eventId + " and must not be: " + reason);
    }

    private record Place(int number, Expectation.Partition partition) {

        Iterator<Map.Entry<Long, Fate>> entries() {
            return partition.fates().entrySet().stream()
                    .filter(record -> record.getValue().verdict() == Verdict.ENTRY)
                    .iterator();
        }

        String at(long offset) {
            return "partition " + number + " offset " + offset;
        }
    }

    /** Walks over the expected entries in the order of offsets. */
    private static final class Expected {

        private final Iterator<Map.Entry<Long, Fate>> rest;
        private Map.@Nullable Entry<Long, Fate> current;

        Expected(Iterator<Map.Entry<Long, Fate>> all) {
            rest = all;
            step();
        }

        void step() {
            current = rest.hasNext() ? rest.next() : null;
        }

        Map.@Nullable Entry<Long, Fate> current() {
            return current;
        }

        boolean isBefore(long offset) {
            return current != null && current.getKey() < offset;
        }

        boolean isAt(long offset) {
            return current != null && current.getKey() == offset;
        }

        Content.Event content() {
            if (current != null && current.getValue().content() instanceof Content.Event event) {
                return event;
            }
            throw new IllegalStateException("only events become entries");
        }
    }
}
