package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps replays: what was asked for, and what is shown of them. */
@Repository
class ReplayRepository {

    private final JdbcClient jdbc;

    ReplayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A replay to be. */
    record Intent(
            RecordId id,
            LetterStates.Key letter,
            String eventId,
            byte @Nullable [] payload,
            @Nullable String note) {}

    /** Records that one is to be sent; answers its id. */
    String insert(Intent intent, ReplayStatus status, String askedBy, Instant at) {
        return jdbc.sql("""
                        insert into dead_letter_replay (partition_id, kafka_offset, event_id, payload, note, asked_by,
                            asked_at, next_try_at, status)
                        values (:partition, :offset, :eventId, :payload, :note, :askedBy, :at, :at, :status)
                        returning replay_id
                        """)
                .param("partition", intent.letter().partitionId())
                .param("offset", intent.letter().offset())
                .param("eventId", intent.eventId())
                .param("payload", intent.payload())
                .param("note", intent.note())
                .param("askedBy", askedBy)
                .param("at", Timestamp.from(at))
                .param("status", status.name())
                .query(String.class)
                .single();
    }

    /** A mended event that waits for a checker, locked until the end of the transaction. */
    Optional<Replay> lockProposed(Letter letter) {
        return jdbc.sql("""
                        select * from dead_letter_replay
                        where partition_id = :partition and kafka_offset = :offset and status = 'PROPOSED'
                        for update
                        """)
                .param("partition", letter.partitionId())
                .param("offset", letter.id().offset())
                .query((row, _) -> view(row, letter.id().topic()))
                .optional();
    }

    /**
     * Decides on a mended event.
     *
     * @param to {@code SENDING} or {@code REJECTED}
     * @param checker null where who mended it takes it back
     */
    void decide(String replayId, ReplayStatus to, @Nullable String checker, Instant at, @Nullable String note) {
        jdbc.sql("""
                        update dead_letter_replay set status = :status, checker = :checker, decided_at = :at,
                            decision_note = :note, next_try_at = :at
                        where replay_id = :id
                        """)
                .param("status", to.name())
                .param("checker", checker)
                .param("at", Timestamp.from(at))
                .param("note", note)
                .param("id", replayId)
                .update();
    }

    /** One that is known to be there. */
    Replay get(String replayId) {
        return find(replayId).orElseThrow(() -> new IllegalStateException("replay " + replayId + " is gone"));
    }

    /** Records that many are to be sent unchanged. */
    void insertAll(List<Intent> intents, @Nullable String note, String askedBy, Instant at) {
        jdbc.sql("""
                        insert into dead_letter_replay (partition_id, kafka_offset, event_id, note, asked_by, asked_at,
                            next_try_at)
                        select partition_id, kafka_offset, event_id, cast(:note as text), :askedBy,
                            cast(:at as timestamptz), cast(:at as timestamptz)
                        from unnest(:partitions, :offsets, :eventIds) with ordinality
                            as i (partition_id, kafka_offset, event_id, place)
                        order by place
                        """)
                .param(
                        "partitions",
                        intents.stream().map(i -> i.letter().partitionId()).toArray(Integer[]::new))
                .param("offsets", intents.stream().map(i -> i.letter().offset()).toArray(Long[]::new))
                .param("eventIds", intents.stream().map(Intent::eventId).toArray(String[]::new))
                .param("note", note)
                .param("askedBy", askedBy)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<Replay> find(String replayId) {
        return jdbc.sql("""
                        select r.*, p.topic from dead_letter_replay r join ledger_partition p using (partition_id)
                        where r.replay_id = :id
                        """)
                .param("id", replayId)
                .query((row, _) -> view(row, row.getString("topic")))
                .optional();
    }

    /** Newest first. */
    List<Replay> of(Letter letter) {
        return jdbc.sql("""
                        select * from dead_letter_replay
                        where partition_id = :partition and kafka_offset = :offset
                        order by replay_no desc
                        """)
                .param("partition", letter.partitionId())
                .param("offset", letter.id().offset())
                .query((row, _) -> view(row, letter.id().topic()))
                .list();
    }

    /** The id of the dead letter whose replay became this one. */
    Optional<String> origin(Letter letter) {
        return jdbc.sql("""
                        select p.topic, p.kafka_partition, r.kafka_offset
                        from dead_letter_replay r join ledger_partition p using (partition_id)
                        where r.status = 'DEAD_LETTER' and r.sent_offset = :offset and r.sent_partition = :partition
                          and p.topic = :topic
                        """)
                .param("offset", letter.id().offset())
                .param("partition", letter.id().partition())
                .param("topic", letter.id().topic())
                .query((row, _) -> new RecordId(
                                row.getString("topic"), row.getInt("kafka_partition"), row.getLong("kafka_offset"))
                        .toString())
                .optional();
    }

    /** @param topic of the dead letter, which is where it is sent again */
    static Replay view(ResultSet row, String topic) throws SQLException {
        var payload = row.getBytes("payload");
        var digest = row.getBytes("digest");
        var sentOffset = row.getObject("sent_offset", Long.class);
        return new Replay(
                row.getString("replay_id"),
                ReplayStatus.valueOf(row.getString("status")),
                row.getString("event_id"),
                payload == null ? null : Bytes.text(payload),
                row.getString("note"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                row.getInt("tries"),
                row.getString("problem"),
                time(row, "sent_at"),
                sentOffset == null ? null : new RecordId(topic, row.getInt("sent_partition"), sentOffset).toString(),
                time(row, "settled_at"),
                digest == null ? null : HexFormat.of().formatHex(digest),
                row.getString("checker"),
                time(row, "decided_at"),
                row.getString("decision_note"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
