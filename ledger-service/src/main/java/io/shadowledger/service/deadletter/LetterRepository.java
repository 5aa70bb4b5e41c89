package io.shadowledger.service.deadletter;

import io.shadowledger.api.Page;
import io.shadowledger.api.deadletter.DeadLetter;
import io.shadowledger.api.deadletter.DeadLetterDetail.Dismissal;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.service.problem.StateException;
import io.shadowledger.service.system.OpenDeadLetters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the dead letters that posting left. */
@Repository
class LetterRepository implements OpenDeadLetters {

    private static final int FETCH_SIZE = 200;

    private static final String COLUMNS = """
            p.topic, p.kafka_partition, d.kafka_offset as letter_offset, d.partition_id as letter_partition,
            d.recorded_at, d.reason, d.record_key, coalesce(length(d.payload), 0) as size,
            coalesce(s.status, 'OPEN') as letter_status
            """;

    private static final String PAYLOAD = ", d.payload as letter_payload ";

    private static final String FROM = """
            from dead_letter d
            join ledger_partition p using (partition_id)
            left join dead_letter_state s using (partition_id, kafka_offset)
            """;

    private static final String SELECTED = """
            and (cast(:topic as text) is null or p.topic = :topic)
            and (cast(:reason as text) is null or strpos(lower(d.reason), lower(:reason)) > 0)
            and (cast(:since as timestamptz) is null or d.recorded_at >= :since)
            """;

    private final JdbcClient jdbc;

    LetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A dead letter of a page, with its last replay. */
    private record Row(Letter letter, @Nullable Replay lastReplay) {

        DeadLetter view() {
            return letter.view(lastReplay);
        }
    }

    Page<DeadLetter> page(@Nullable DeadLetterStatus status, Selection selection, Place before, int limit) {
        var rows = narrowed("select " + COLUMNS + ", r.* " + FROM + """
                        left join lateral (
                            select * from dead_letter_replay r
                            where r.partition_id = d.partition_id and r.kafka_offset = d.kafka_offset
                            order by r.replay_no desc limit 1) r on true
                        where (d.recorded_at, d.partition_id, d.kafka_offset) < (:at, :partition, :offset)
                          and (cast(:status as text) is null or coalesce(s.status, 'OPEN') = :status)
                        """ + SELECTED + """
                        order by d.recorded_at desc, d.partition_id desc, d.kafka_offset desc
                        limit :limit
                        """, selection)
                .param("at", Timestamp.from(before.recordedAt()))
                .param("partition", before.partitionId())
                .param("offset", before.offset())
                .param("status", status == null ? null : status.name())
                .param("limit", limit + 1)
                .query((row, _) -> {
                    var letter = letter(row, null);
                    return new Row(
                            letter,
                            row.getString("replay_id") == null
                                    ? null
                                    : ReplayRepository.view(row, letter.id().topic()));
                })
                .list();
        return new Page<>(
                rows.stream().limit(limit).map(Row::view).toList(),
                rows.size() > limit ? rows.get(limit - 1).letter().place().cursor() : null);
    }

    Optional<Letter> find(RecordId id) {
        return jdbc.sql("select " + COLUMNS + PAYLOAD + FROM + """
                        where p.topic = :topic and p.kafka_partition = :partition and d.kafka_offset = :offset
                        """)
                .param("topic", id.topic())
                .param("partition", id.partition())
                .param("offset", id.offset())
                .query((row, _) -> letter(row, row.getBytes("letter_payload")))
                .optional();
    }

    /** Hands over the open ones of a selection, oldest first; within a transaction they are never all in memory. */
    void forEachOpen(Selection selection, Consumer<Letter> consumer) {
        narrowed("select " + COLUMNS + PAYLOAD + FROM + " where s.status is null " + SELECTED + """
                        order by d.recorded_at, d.partition_id, d.kafka_offset
                        """, selection)
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    consumer.accept(letter(row, row.getBytes("letter_payload")));
                });
    }

    Optional<Dismissal> dismissal(Letter letter) {
        return jdbc.sql("""
                        select who, at, reason from dead_letter_state
                        where partition_id = :partition and kafka_offset = :offset and status = 'DISMISSED'
                        """)
                .param("partition", letter.partitionId())
                .param("offset", letter.id().offset())
                .query((row, _) -> new Dismissal(
                        row.getString("who"), row.getTimestamp("at").toInstant(), row.getString("reason")))
                .optional();
    }

    /** Why a dead letter that is not open cannot be taken. */
    StateException taken(Letter letter) {
        var now = find(letter.id()).map(Letter::status).orElse(letter.status());
        return new StateException(
                switch (now) {
                    case PROPOSED ->
                        "dead letter " + letter.id()
                                + " is mended already: what is proposed is to be approved or rejected first";
                    case REPLAYING -> "dead letter " + letter.id() + " is being replayed already: wait for the outcome";
                    case REPLAYED ->
                        "dead letter " + letter.id() + " was replayed already: its last replay tells what came of it";
                    case DISMISSED -> "dead letter " + letter.id() + " is dismissed already";
                    case OPEN -> "dead letter " + letter.id() + " has just changed: look at it again";
                });
    }

    @Override
    public long count() {
        return jdbc.sql("""
                        select coalesce((select sum(dead_letters) from ledger_partition), 0)
                               - (select count(*) from dead_letter_state where status <> 'PROPOSED')
                        """).query(Long.class).single();
    }

    private JdbcClient.StatementSpec narrowed(String sql, Selection selection) {
        return jdbc.sql(sql)
                .param("topic", selection.topic())
                .param("reason", selection.reason())
                .param("since", selection.since() == null ? null : Timestamp.from(selection.since()));
    }

    private static Letter letter(ResultSet row, byte @Nullable [] payload) throws SQLException {
        return new Letter(
                new RecordId(row.getString("topic"), row.getInt("kafka_partition"), row.getLong("letter_offset")),
                row.getInt("letter_partition"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("reason"),
                row.getBytes("record_key"),
                row.getInt("size"),
                payload,
                DeadLetterStatus.valueOf(row.getString("letter_status")));
    }
}
