package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.api.verification.PartitionVerification;
import io.shadowledger.api.verification.Verification;
import io.shadowledger.api.verification.VerificationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads verifications as the API shows them. */
@Repository
class VerificationViews {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final String SELECT = """
            select verification_no, verification_id, status, new_only, requested_by, requested_at, started_at, finished_at,
                   stage, entries_per_second, findings
            from verification
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VerificationViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Numbered(long verificationNo, Verification verification) {}

    private record OfVerification(long verificationNo, PartitionVerification partition) {}

    Optional<Verification> find(String verificationId) {
        return jdbc.sql(SELECT + " where verification_id = :id")
                .param("id", verificationId)
                .query((row, _) -> row(row))
                .optional()
                .map(head -> whole(List.of(head)).getFirst().verification());
    }

    /** The one that is not over, if there is one. */
    Optional<Verification> underWay() {
        return jdbc.sql(SELECT + " where status in ('PENDING', 'RUNNING')")
                .query((row, _) -> row(row))
                .optional()
                .map(head -> whole(List.of(head)).getFirst().verification());
    }

    /** Newest first; from the one before {@code before} on. */
    List<Numbered> list(long before, int limit) {
        return whole(jdbc.sql(SELECT + " where verification_no < :before order by verification_no desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list());
    }

    private List<Numbered> whole(List<Numbered> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        Map<Long, List<PartitionVerification>> partitions = jdbc
                .sql("""
                        select * from verification_partition where verification_no in (:numbers)
                        order by topic, kafka_partition
                        """)
                .param("numbers", heads.stream().map(Numbered::verificationNo).toList())
                .query((row, _) -> new OfVerification(row.getLong("verification_no"), partition(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfVerification::verificationNo,
                        Collectors.mapping(OfVerification::partition, Collectors.toList())));
        return heads.stream()
                .map(head -> new Numbered(
                        head.verificationNo(),
                        with(head.verification(), partitions.getOrDefault(head.verificationNo(), List.of()))))
                .toList();
    }

    private static Verification with(Verification head, List<PartitionVerification> partitions) {
        long entries =
                partitions.stream().mapToLong(PartitionVerification::entries).sum();
        // What came meanwhile is verified too
        long total = partitions.stream()
                .mapToLong(p -> Math.max(p.totalEntries(), p.entries()))
                .sum();
        var rate = head.entriesPerSecond();
        @Nullable
        Long remaining = rate == null || rate == 0 || head.status().over() || total == entries
                ? null
                : (Long) Math.ceilDiv(total - entries, rate);
        return new Verification(
                head.verificationId(),
                head.status(),
                head.newOnly(),
                head.requestedBy(),
                head.requestedAt(),
                head.startedAt(),
                head.finishedAt(),
                head.stage(),
                entries,
                total,
                rate,
                remaining,
                partitions,
                head.findings());
    }

    private Numbered row(ResultSet row) throws SQLException {
        long rate = row.getLong("entries_per_second");
        boolean known = !row.wasNull();
        return new Numbered(
                row.getLong("verification_no"),
                new Verification(
                        row.getString("verification_id"),
                        VerificationStatus.valueOf(row.getString("status")),
                        row.getBoolean("new_only"),
                        row.getString("requested_by"),
                        row.getTimestamp("requested_at").toInstant(),
                        instant(row.getTimestamp("started_at")),
                        instant(row.getTimestamp("finished_at")),
                        row.getString("stage"),
                        0,
                        0,
                        known ? rate : null,
                        null,
                        List.of(),
                        json.readValue(row.getString("findings"), FINDINGS)));
    }

    private PartitionVerification partition(ResultSet row) throws SQLException {
        var finding = row.getString("finding");
        long lastBatch = row.getLong("batch_no");
        return new PartitionVerification(
                row.getString("topic") + "-" + row.getInt("kafka_partition"),
                VerificationStatus.valueOf(row.getString("status")),
                row.getLong("first_batch"),
                lastBatch,
                lastBatch == 0 ? null : row.getLong("last_offset"),
                row.getLong("verified_entries"),
                row.getLong("total_entries"),
                Findings.hex(row.getBytes("chain_head")),
                Findings.hex(row.getBytes("seal")),
                finding == null ? null : json.readValue(finding, Finding.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
