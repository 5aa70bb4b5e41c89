package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.api.verification.VerificationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifications as they are worked on. Every write of a worker names it: who lost the lease writes nothing more. Leases
 * are timed by the database's clock, the only one that all processes share.
 */
@Repository
class VerificationRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VerificationRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A partition of the book, and how far the last good verification of it reached. */
    record KnownPartition(
            int partitionId,
            String topic,
            int number,
            long entries,
            @Nullable Anchor anchor,
            Checkpoint end) {}

    /** A verification to work on. */
    record Claimed(long verificationNo, String verificationId, boolean newOnly, boolean whole) {}

    List<KnownPartition> partitions() {
        return jdbc.sql("""
                        select p.partition_id as id, p.topic as source, p.kafka_partition as number, p.entries as total, g.*
                        from ledger_partition p left join lateral (
                            select v.verification_id, b.* from verification_partition b
                            join verification v using (verification_no)
                            where b.partition_id = p.partition_id and b.status = 'GOOD'
                            order by b.verification_no desc limit 1) g on true
                        order by p.topic, p.kafka_partition
                        """).query((row, _) -> known(row)).list();
    }

    private static KnownPartition known(ResultSet row) throws SQLException {
        var verificationId = row.getString("verification_id");
        var end = verificationId == null ? Checkpoint.START : checkpoint(row);
        var anchor = verificationId == null || end.batchNo() == 0
                ? null
                : new Anchor(verificationId, end.batchNo(), end.chainHead(), end.seal());
        return new KnownPartition(
                row.getInt("id"), row.getString("source"), row.getInt("number"), row.getLong("total"), anchor, end);
    }

    /**
     * A detached month whose table is not in the database any more.
     *
     * @param lastBatches the last of its batches, by partition
     */
    record ArchivedMonth(String name, String table, Map<Integer, Long> lastBatches) {

        /** Whether it has batches of the partition above the given one. */
        boolean reachesBeyond(int partitionId, long batchNo) {
            return lastBatches.getOrDefault(partitionId, 0L) > batchNo;
        }
    }

    /** The latest first. */
    List<ArchivedMonth> archivedMonths() {
        return jdbc.sql("""
                        select month from closed_month
                        where detached_at is not null and to_regclass('entry_y' || to_char(month, 'YYYY"m"MM')) is null
                        order by month desc
                        """).query((row, _) -> row.getObject(1, LocalDate.class)).list().stream()
                .map(this::archived)
                .toList();
    }

    private ArchivedMonth archived(LocalDate month) {
        var last = new HashMap<Integer, Long>();
        jdbc.sql("""
                        select partition_id, max(batch_no) from batch
                        where recorded_at >= :month::timestamp at time zone 'UTC'
                          and recorded_at < (:month::date + interval '1 month') at time zone 'UTC'
                        group by partition_id
                        """).param("month", month).query((RowCallbackHandler) row -> last.put(row.getInt(1), row.getLong(2)));
        var name = YearMonth.from(month);
        return new ArchivedMonth(
                name.toString(),
                String.format(Locale.ROOT, "entry_y%04dm%02d", name.getYear(), name.getMonthValue()),
                last);
    }

    /** @throws org.springframework.dao.DuplicateKeyException while another is not over */
    String insert(List<KnownPartition> partitions, boolean newOnly, boolean whole, String who, Instant now) {
        var row = jdbc.sql("""
                        insert into verification (new_only, whole, requested_by, requested_at, stage)
                        values (:newOnly, :whole, :who, :now, 'waiting for a process to take it up')
                        returning verification_no, verification_id
                        """)
                .param("newOnly", newOnly)
                .param("whole", whole)
                .param("who", who)
                .param("now", Timestamp.from(now))
                .query((r, _) -> new Claimed(r.getLong(1), r.getString(2), newOnly, whole))
                .single();
        for (var partition : partitions) {
            var from = newOnly ? partition.end() : Checkpoint.START;
            insert(row.verificationNo(), partition, from);
        }
        return row.verificationId();
    }

    private void insert(long verificationNo, KnownPartition partition, Checkpoint from) {
        jdbc.sql("""
                        insert into verification_partition (verification_no, partition_id, topic, kafka_partition,
                            first_batch, total_entries, batch_no, last_offset, recorded_at, chain_head, seal,
                            entries, duplicates, conflicts, dead_letters)
                        values (:no, :id, :topic, :number, :batchNo + 1, :total, :batchNo, :lastOffset,
                            cast(:recordedAt as timestamptz), :chainHead, :seal, :entries, :duplicates, :conflicts,
                            :deadLetters)
                        """)
                .params(parameters(from))
                .param("no", verificationNo)
                .param("id", partition.partitionId())
                .param("topic", partition.topic())
                .param("number", partition.number())
                .param("total", Math.max(0, partition.entries() - from.entries()))
                .update();
    }

    /** Takes up a verification that nobody works on, the given one or any. */
    Optional<Claimed> claim(UUID owner, Duration lease, Instant now, @Nullable String verificationId) {
        return jdbc.sql("""
                        update verification set status = 'RUNNING', started_at = coalesce(started_at, :now),
                            lease_owner = :owner, lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                        where verification_no = (
                            select verification_no from verification
                            where status in ('PENDING', 'RUNNING')
                              and (lease_until is null or lease_until < clock_timestamp())
                              and (cast(:id as text) is null or verification_id = :id)
                            order by verification_no limit 1 for update skip locked)
                        returning verification_no, verification_id, new_only, whole
                        """)
                .param("now", Timestamp.from(now))
                .param("owner", owner)
                .param("lease", lease.toMillis())
                .param("id", verificationId)
                .query((row, _) -> new Claimed(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
                .optional();
    }

    /** What is left of it, from the checkpoints on; the anchors are those of verifications before it. */
    List<BookVerifier.Task> tasks(long verificationNo) {
        return jdbc.sql("""
                        select p.*, g.verification_id, g.anchor_batch, g.anchor_head, g.anchor_seal
                        from verification_partition p left join lateral (
                            select v.verification_id, b.batch_no as anchor_batch, b.chain_head as anchor_head,
                                   b.seal as anchor_seal
                            from verification_partition b join verification v using (verification_no)
                            where b.partition_id = p.partition_id and b.status = 'GOOD' and b.batch_no > 0
                              and b.verification_no < p.verification_no
                            order by b.verification_no desc limit 1) g on true
                        where p.verification_no = :no order by p.topic, p.kafka_partition
                        """)
                .param("no", verificationNo)
                .query((row, _) -> new BookVerifier.Task(
                        row.getInt("partition_id"),
                        row.getString("topic") + "-" + row.getInt("kafka_partition"),
                        checkpoint(row),
                        anchor(row)))
                .list();
    }

    private static @Nullable Anchor anchor(ResultSet row) throws SQLException {
        var id = row.getString("verification_id");
        return id == null
                ? null
                : new Anchor(id, row.getLong("anchor_batch"), row.getBytes("anchor_head"), row.getBytes("anchor_seal"));
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        var recordedAt = row.getTimestamp("recorded_at");
        return new Checkpoint(
                row.getLong("batch_no"),
                row.getLong("last_offset"),
                recordedAt == null ? null : recordedAt.toInstant(),
                row.getBytes("chain_head"),
                row.getBytes("seal"),
                row.getLong("entries"),
                row.getLong("duplicates"),
                row.getLong("conflicts"),
                row.getLong("dead_letters"));
    }

    /** Keeps a checkpoint; answers whether the lease still stands. */
    boolean reached(long verificationNo, UUID owner, int partitionId, Checkpoint at) {
        return jdbc.sql("""
                        update verification_partition p set status = 'RUNNING',
                            verified_entries = p.verified_entries + :entries - p.entries, batch_no = :batchNo,
                            last_offset = :lastOffset, recorded_at = cast(:recordedAt as timestamptz),
                            chain_head = :chainHead, seal = :seal, entries = :entries, duplicates = :duplicates,
                            conflicts = :conflicts, dead_letters = :deadLetters
                        from verification v
                        where v.verification_no = p.verification_no and v.lease_owner = :owner
                          and p.verification_no = :no and p.partition_id = :id
                        """)
                        .params(parameters(at))
                        .param("owner", owner)
                        .param("no", verificationNo)
                        .param("id", partitionId)
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> parameters(Checkpoint at) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("batchNo", at.batchNo());
        parameters.put("lastOffset", at.lastOffset());
        parameters.put("recordedAt", at.recordedAt() == null ? null : Timestamp.from(at.recordedAt()));
        parameters.put("chainHead", at.chainHead());
        parameters.put("seal", at.seal());
        parameters.put("entries", at.entries());
        parameters.put("duplicates", at.duplicates());
        parameters.put("conflicts", at.conflicts());
        parameters.put("deadLetters", at.deadLetters());
        return parameters;
    }

    /** Keeps the lease, and says how it goes; answers whether the lease still stood. */
    boolean renew(long verificationNo, UUID owner, Duration lease, String stage, long entriesPerSecond) {
        return jdbc.sql("""
                        update verification set lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                            stage = :stage, entries_per_second = :rate,
                            failures = case when :rate > 0 then 0 else failures end
                        where verification_no = :no and lease_owner = :owner
                        """)
                        .param("lease", lease.toMillis())
                        .param("stage", stage)
                        .param("rate", entriesPerSecond)
                        .param("no", verificationNo)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /** Gives the lease back, for whoever comes after the pause; answers the number of failures in a row. */
    int release(long verificationNo, UUID owner, String stage, Duration pause, boolean failed) {
        return jdbc.sql("""
                        update verification set lease_owner = null,
                            lease_until = clock_timestamp() + :pause * interval '1 millisecond',
                            stage = :stage, entries_per_second = null, failures = failures + :failed
                        where verification_no = :no and lease_owner = :owner returning failures
                        """)
                .param("pause", pause.toMillis())
                .param("stage", stage)
                .param("failed", failed ? 1 : 0)
                .param("no", verificationNo)
                .param("owner", owner)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Ends a partition of it. */
    void partitionOver(long verificationNo, int partitionId, VerificationStatus status, @Nullable Finding finding) {
        jdbc.sql("""
                        update verification_partition set status = :status, finding = cast(:finding as jsonb)
                        where verification_no = :no and partition_id = :id
                        """)
                .param("status", status.name())
                .param("finding", finding == null ? null : json.writeValueAsString(finding))
                .param("no", verificationNo)
                .param("id", partitionId)
                .update();
    }

    /** Ends it; answers whether the lease still stood. */
    boolean over(
            long verificationNo,
            UUID owner,
            VerificationStatus status,
            String stage,
            List<Finding> findings,
            Instant now) {
        return jdbc.sql("""
                        update verification set status = :status, stage = :stage, findings = cast(:findings as jsonb),
                            finished_at = :now, lease_owner = null, lease_until = null
                        where verification_no = :no and (lease_owner = :owner or :status = 'FAILED')
                        """)
                        .param("status", status.name())
                        .param("stage", stage)
                        .param("findings", json.writeValueAsString(findings))
                        .param("now", Timestamp.from(now))
                        .param("no", verificationNo)
                        .param("owner", owner)
                        .update()
                == 1;
    }
}
