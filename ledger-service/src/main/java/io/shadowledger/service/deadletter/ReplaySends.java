package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.ReplayStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way of replays from the database to the topic, and from there into the book. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReplaySends {

    private final JdbcClient jdbc;

    ReplaySends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A replay that is to be sent.
     *
     * @param letter the dead letter
     * @param key the original record's key
     * @param payload what is sent
     * @param tries how often the broker did not confirm it
     */
    record Due(
            long replayNo,
            String replayId,
            RecordId letter,
            LetterStates.Key key,
            byte @Nullable [] recordKey,
            byte[] payload,
            int tries) {}

    /**
     * A replay whose outcome stands in the database.
     *
     * @param outcome what came of it
     */
    record Arrived(long replayNo, String replayId, RecordId letter, LetterStates.Key key, ReplayStatus outcome) {}

    /** Locks those whose time has come, oldest first, unless another replica is at them. */
    List<Due> lockDue(Instant now, int limit) {
        return jdbc.sql("""
                        select r.replay_no, r.replay_id, r.tries, r.partition_id, r.kafka_offset, p.topic,
                            p.kafka_partition, d.record_key, coalesce(r.payload, d.payload) as payload
                        from dead_letter_replay r
                        join dead_letter d using (partition_id, kafka_offset)
                        join ledger_partition p using (partition_id)
                        where r.status = 'SENDING' and r.next_try_at <= :now
                        order by r.replay_no limit :limit
                        for update of r skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> new Due(
                        row.getLong("replay_no"),
                        row.getString("replay_id"),
                        letter(row),
                        key(row),
                        row.getBytes("record_key"),
                        row.getBytes("payload"),
                        row.getInt("tries")))
                .list();
    }

    void markSent(Due due, RecordMetadata place, Instant at) {
        jdbc.sql("""
                        update dead_letter_replay set status = 'SENT', sent_at = :at, sent_partition = :partition,
                            sent_offset = :offset, problem = null
                        where replay_no = :replayNo
                        """)
                .param("at", Timestamp.from(at))
                .param("partition", place.partition())
                .param("offset", place.offset())
                .param("replayNo", due.replayNo())
                .update();
    }

    /** @param next when it is tried again */
    void markFailed(Due due, String problem, Instant next) {
        jdbc.sql("""
                        update dead_letter_replay set tries = tries + 1, problem = :problem, next_try_at = :next
                        where replay_no = :replayNo
                        """)
                .param("problem", problem)
                .param("next", Timestamp.from(next))
                .param("replayNo", due.replayNo())
                .update();
    }

    void giveUp(Due due, String problem, Instant at) {
        jdbc.sql("""
                        update dead_letter_replay set status = 'UNCONFIRMED', tries = tries + 1, problem = :problem,
                            settled_at = :at
                        where replay_no = :replayNo
                        """)
                .param("problem", problem)
                .param("at", Timestamp.from(at))
                .param("replayNo", due.replayNo())
                .update();
    }

    /**
     * Locks those that the book has passed, with what it made of each. A record becomes exactly one of: an entry, a
     * conflict, a dead letter, a duplicate. So its place tells; the event id is compared as well, for the case that the
     * topic was made anew in between.
     */
    List<Arrived> lockArrived(int limit) {
        return jdbc.sql("""
                        select r.replay_no, r.replay_id, r.partition_id, r.kafka_offset, p.topic, p.kafka_partition,
                            case when s.partition_id = t.partition_id and s.kafka_offset = r.sent_offset then 'POSTED'
                                 when c.event_id = r.event_id then 'CONFLICT'
                                 when n.payload = coalesce(r.payload, d.payload) then 'DEAD_LETTER'
                                 -- Sent twice, as after a crash, or sent by the bank in between.
                                 when e.recorded_at >= r.asked_at then 'POSTED'
                                 when s.event_id is not null then 'DUPLICATE'
                                 else 'UNCONFIRMED' end as outcome
                        from dead_letter_replay r
                        join dead_letter d using (partition_id, kafka_offset)
                        join ledger_partition p using (partition_id)
                        join ledger_partition t on t.topic = p.topic and t.kafka_partition = r.sent_partition
                            and t.next_offset > r.sent_offset
                        left join event_seen s on s.event_id = r.event_id
                        left join entry e on e.partition_id = s.partition_id and e.kafka_offset = s.kafka_offset
                        left join event_conflict c on c.partition_id = t.partition_id and c.kafka_offset = r.sent_offset
                        left join dead_letter n on n.partition_id = t.partition_id and n.kafka_offset = r.sent_offset
                        where r.status = 'SENT'
                        order by r.replay_no limit :limit
                        for update of r skip locked
                        """)
                .param("limit", limit)
                .query((row, _) -> new Arrived(
                        row.getLong("replay_no"),
                        row.getString("replay_id"),
                        letter(row),
                        key(row),
                        ReplayStatus.valueOf(row.getString("outcome"))))
                .list();
    }

    /** How many are on the topic and not settled. */
    @Transactional(propagation = Propagation.SUPPORTS)
    long sent() {
        return jdbc.sql("select count(*) from dead_letter_replay where status = 'SENT'")
                .query(Long.class)
                .single();
    }

    void settle(Arrived arrived, @Nullable String problem, Instant at) {
        jdbc.sql("""
                        update dead_letter_replay set status = :outcome, problem = :problem, settled_at = :at
                        where replay_no = :replayNo
                        """)
                .param("outcome", arrived.outcome().name())
                .param("problem", problem)
                .param("at", Timestamp.from(at))
                .param("replayNo", arrived.replayNo())
                .update();
    }

    private static RecordId letter(ResultSet row) throws SQLException {
        return new RecordId(row.getString("topic"), row.getInt("kafka_partition"), row.getLong("kafka_offset"));
    }

    private static LetterStates.Key key(ResultSet row) throws SQLException {
        return new LetterStates.Key(row.getInt("partition_id"), row.getLong("kafka_offset"));
    }
}
