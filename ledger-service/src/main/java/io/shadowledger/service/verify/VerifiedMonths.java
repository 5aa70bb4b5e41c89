package io.shadowledger.service.verify;

import io.shadowledger.service.storage.MonthVerification;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Objects to taking entries away that no verification reached, or that the latest one found wrong. */
final class VerifiedMonths implements MonthVerification {

    private final JdbcClient jdbc;

    VerifiedMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Unverified(String partition, long lastBatch, String verificationId, boolean broken) {}

    @Override
    public Optional<String> objection(Instant from, Instant until) {
        return everVerified() ? unverified(from, until).map(found -> sentence(from, found)) : Optional.empty();
    }

    private boolean everVerified() {
        return jdbc.sql("select exists (select from verification where status in ('GOOD', 'BROKEN'))")
                .query(Boolean.class)
                .single();
    }

    /** The latest verification of a partition decides; an earlier good one says nothing about what was changed since. */
    private Optional<Unverified> unverified(Instant from, Instant until) {
        return jdbc.sql("""
                        select p.topic || '-' || p.kafka_partition, b.last_batch, coalesce(v.verification_id, ''),
                               coalesce(v.status = 'BROKEN', false)
                        from (select partition_id, max(batch_no) as last_batch from batch
                              where recorded_at >= :from and recorded_at < :until group by partition_id) b
                        join ledger_partition p using (partition_id)
                        left join lateral (
                            select w.verification_id, s.status, s.batch_no
                            from verification_partition s join verification w using (verification_no)
                            where s.partition_id = b.partition_id and s.status in ('GOOD', 'BROKEN')
                            order by s.verification_no desc limit 1) v on true
                        where v.status is distinct from 'GOOD' or v.batch_no < b.last_batch
                        order by p.topic, p.kafka_partition limit 1
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, _) ->
                        new Unverified(row.getString(1), row.getLong(2), row.getString(3), row.getBoolean(4)))
                .optional();
    }

    private static String sentence(Instant from, Unverified found) {
        var month = YearMonth.from(from.atOffset(ZoneOffset.UTC));
        return found.broken()
                ? found.verificationId() + " found " + found.partition() + " broken: see 'shadowledger verify show "
                        + found.verificationId() + "', and detach " + month + " once a verification is good"
                : month + " is not verified: no verification found " + found.partition() + " good up to its batch "
                        + found.lastBatch() + ", the last of the month. Run 'shadowledger verify', then detach it";
    }
}
