package io.shadowledger.service.deadletter;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.deadletter.EventContent;
import io.shadowledger.api.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the conflicts that posting left, each with the entry that holds the id. */
@Repository
class ConflictRepository {

    private static final String SELECT = """
            select p.topic, p.kafka_partition, c.kafka_offset, c.partition_id, c.event_id, c.recorded_at, c.payload,
                e.kind, e.account_id, e.currency, e.amount_minor, e.value_time, e.reference, e.description,
                e.recorded_at as booked_at, f.topic as booked_topic, f.kafka_partition as booked_partition,
                e.kafka_offset as booked_offset
            from event_conflict c
            join ledger_partition p using (partition_id)
            join event_seen s using (event_id)
            join entry e on e.partition_id = s.partition_id and e.kafka_offset = s.kafka_offset
            join ledger_partition f on f.partition_id = e.partition_id
            """;

    private final JdbcClient jdbc;

    ConflictRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A conflict.
     *
     * @param payload of the record that came later
     */
    record Row(
            RecordId id,
            Place place,
            String eventId,
            byte[] payload,
            EventContent booked,
            Instant bookedAt,
            RecordId bookedFrom) {}

    List<Row> list(@Nullable String eventId, @Nullable Instant since, Place before, int limit) {
        return jdbc.sql(SELECT + """
                        where (c.recorded_at, c.partition_id, c.kafka_offset) < (:at, :partition, :offset)
                          and (cast(:eventId as text) is null or c.event_id = :eventId)
                          and (cast(:since as timestamptz) is null or c.recorded_at >= :since)
                        order by c.recorded_at desc, c.partition_id desc, c.kafka_offset desc
                        limit :limit
                        """)
                .param("at", Timestamp.from(before.recordedAt()))
                .param("partition", before.partitionId())
                .param("offset", before.offset())
                .param("eventId", eventId)
                .param("since", since == null ? null : Timestamp.from(since))
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    Optional<Row> find(RecordId id) {
        return jdbc.sql(SELECT + """
                        where p.topic = :topic and p.kafka_partition = :partition and c.kafka_offset = :offset
                        """)
                .param("topic", id.topic())
                .param("partition", id.partition())
                .param("offset", id.offset())
                .query((row, _) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        var recordedAt = row.getTimestamp("recorded_at").toInstant();
        var offset = row.getLong("kafka_offset");
        return new Row(
                new RecordId(row.getString("topic"), row.getInt("kafka_partition"), offset),
                new Place(recordedAt, row.getInt("partition_id"), offset),
                row.getString("event_id"),
                row.getBytes("payload"),
                new EventContent(
                        EntryKind.valueOf(row.getString("kind")),
                        row.getString("account_id"),
                        new Money(row.getLong("amount_minor"), currency).toDecimalString(),
                        currency.getCurrencyCode(),
                        row.getTimestamp("value_time").toInstant(),
                        row.getString("reference"),
                        row.getString("description")),
                row.getTimestamp("booked_at").toInstant(),
                new RecordId(
                        row.getString("booked_topic"), row.getInt("booked_partition"), row.getLong("booked_offset")));
    }
}
