package io.shadowledger.service.deadletter;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves dead letters from one state to another; of two that try at the same time, one succeeds. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LetterStates {

    private final JdbcClient jdbc;

    LetterStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A dead letter by its key. */
    record Key(int partitionId, long offset) {

        static Key of(Letter letter) {
            return new Key(letter.partitionId(), letter.id().offset());
        }
    }

    /**
     * Takes an open or dismissed one for a replay; answers whether it was that.
     *
     * @param to {@code REPLAYING}, or {@code PROPOSED} until somebody else has approved it
     */
    boolean take(Letter letter, DeadLetterStatus to, String who, Instant at) {
        return jdbc.sql("""
                                insert into dead_letter_state as s (partition_id, kafka_offset, status, who, at)
                                values (:partition, :offset, :to, :who, :at)
                                on conflict (partition_id, kafka_offset) do update
                                set status = :to, who = :who, at = :at, reason = null
                                where s.status = 'DISMISSED'
                                """)
                        .param("partition", letter.partitionId())
                        .param("offset", letter.id().offset())
                        .param("to", to.name())
                        .param("who", who)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** What was proposed for it is to be sent now. */
    void approved(Key key, Instant at) {
        jdbc.sql("""
                        update dead_letter_state set status = 'REPLAYING', at = :at
                        where partition_id = :partition and kafka_offset = :offset and status = 'PROPOSED'
                        """)
                .param("at", Timestamp.from(at))
                .param("partition", key.partitionId())
                .param("offset", key.offset())
                .update();
    }

    /** Takes all that are open; answers which these were. */
    Set<Key> takeOpen(List<Key> keys, String who, Instant at) {
        return new HashSet<>(jdbc.sql("""
                        insert into dead_letter_state (partition_id, kafka_offset, status, who, at)
                        select partition_id, kafka_offset, 'REPLAYING', :who, cast(:at as timestamptz)
                        from unnest(:partitions, :offsets) as k (partition_id, kafka_offset)
                        order by partition_id, kafka_offset
                        on conflict (partition_id, kafka_offset) do nothing
                        returning partition_id, kafka_offset
                        """)
                .param("partitions", keys.stream().map(Key::partitionId).toArray(Integer[]::new))
                .param("offsets", keys.stream().map(Key::offset).toArray(Long[]::new))
                .param("who", who)
                .param("at", Timestamp.from(at))
                .query((row, _) -> new Key(row.getInt("partition_id"), row.getLong("kafka_offset")))
                .list());
    }

    /** Puts an open one aside; answers whether it was open. */
    boolean dismiss(Letter letter, String who, Instant at, String reason) {
        return jdbc.sql("""
                                insert into dead_letter_state (partition_id, kafka_offset, status, who, at, reason)
                                values (:partition, :offset, 'DISMISSED', :who, :at, :reason)
                                on conflict (partition_id, kafka_offset) do nothing
                                """)
                        .param("partition", letter.partitionId())
                        .param("offset", letter.id().offset())
                        .param("who", who)
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** The replay had an outcome. */
    void replayed(Key key, Instant at) {
        jdbc.sql("""
                        update dead_letter_state set status = 'REPLAYED', at = :at
                        where partition_id = :partition and kafka_offset = :offset
                        """)
                .param("at", Timestamp.from(at))
                .param("partition", key.partitionId())
                .param("offset", key.offset())
                .update();
    }

    /** The replay came to nothing. */
    void reopen(Key key) {
        jdbc.sql("delete from dead_letter_state where partition_id = :partition and kafka_offset = :offset")
                .param("partition", key.partitionId())
                .param("offset", key.offset())
                .update();
    }
}
