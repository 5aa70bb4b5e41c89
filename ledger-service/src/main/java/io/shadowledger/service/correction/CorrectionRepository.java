package io.shadowledger.service.correction;

import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.FourEyesException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps corrections. What the database refuses on the ground of four eyes comes out as that. */
@Repository
class CorrectionRepository {

    private static final String FOUR_EYES_CONSTRAINT = "correction_four_eyes";
    private static final String SELECT = """
            select c.*, k.break_id, p.digest as policy_digest, r.correction_id as reversed_by
            from correction c
            join drift_break k on k.break_no = c.break_no
            left join correction_policy p on p.policy_no = c.policy_no
            left join correction r on r.reverses = c.correction_id
                and r.status in ('PROPOSED', 'APPROVED', 'RELEASED', 'POSTED')
            """;

    private final JdbcClient jdbc;

    CorrectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CorrectionRow row) {
        jdbc.sql("""
                        insert into correction (correction_id, break_no, report_no, account_id, currency, amount_minor,
                            contra_account, value_time, reason, digest, maker, proposed_at, status, reverses,
                            expires_at, policy_no)
                        values (:id, :breakNo, :reportNo, :account, :currency, :amount, :contra, :valueTime, :reason,
                            :digest, :maker, :proposedAt, 'PROPOSED', :reverses, :expiresAt, :policyNo)
                        """)
                .param("id", row.correctionId())
                .param("breakNo", row.breakNo())
                .param("reportNo", row.reportNo())
                .param("account", row.accountId())
                .param("currency", row.amount().currency().getCurrencyCode())
                .param("amount", row.amount().minor())
                .param("contra", CorrectionRow.CONTRA_ACCOUNT)
                .param("valueTime", Timestamp.from(row.valueTime()))
                .param("reason", row.reason())
                .param("digest", HexFormat.of().parseHex(row.digest()))
                .param("maker", row.maker())
                .param("proposedAt", Timestamp.from(row.proposedAt()))
                .param("reverses", row.reverses())
                .param("expiresAt", row.expiresAt() == null ? null : Timestamp.from(row.expiresAt()))
                .param("policyNo", row.policyNo())
                .update();
    }

    Optional<CorrectionRow> find(String correctionId) {
        return jdbc.sql(SELECT + " where c.correction_id = :id")
                .param("id", correctionId)
                .query((row, _) -> row(row))
                .optional();
    }

    Optional<CorrectionRow> lock(String correctionId) {
        return jdbc.sql(SELECT + " where c.correction_id = :id for update of c")
                .param("id", correctionId)
                .query((row, _) -> row(row))
                .optional();
    }

    /** The one of a break that is not finished, if there is one. */
    Optional<CorrectionRow> alive(long breakNo) {
        return jdbc.sql(SELECT + " where c.break_no = :breakNo and c.status in ('PROPOSED', 'APPROVED', 'RELEASED')")
                .param("breakNo", breakNo)
                .query((row, _) -> row(row))
                .optional();
    }

    /** How many of a break are finished, in whatever way. */
    int finished(long breakNo) {
        return jdbc.sql("""
                        select count(*) from correction
                        where break_no = :breakNo and status in ('POSTED', 'REJECTED', 'STALE', 'EXPIRED')
                        """).param("breakNo", breakNo).query(Integer.class).single();
    }

    /** How many reversals of a correction came to nothing. */
    int fruitlessReversals(String correctionId) {
        return jdbc.sql("select count(*) from correction where reverses = :id and status in ('REJECTED', 'EXPIRED')")
                .param("id", correctionId)
                .query(Integer.class)
                .single();
    }

    /** What corrections come to that would take the drift of these breaks away, by the breaks' ids. */
    Map<String, Money> amountsOfBreaks(List<String> breakIds) {
        return amounts("select break_id, currency, -drift_minor from drift_break where break_id = any(:ids)", breakIds);
    }

    /** What these corrections come to, by their ids. */
    Map<String, Money> amounts(List<String> correctionIds) {
        return amounts(
                "select correction_id, currency, amount_minor from correction where correction_id = any(:ids)",
                correctionIds);
    }

    private Map<String, Money> amounts(String sql, List<String> ids) {
        var amounts = new HashMap<String, Money>();
        jdbc.sql(sql).param("ids", ids.toArray(String[]::new)).query(row -> {
            amounts.put(row.getString(1), new Money(row.getLong(3), Money.currency(row.getString(2))));
        });
        return amounts;
    }

    /** Proposals whose time is over, the oldest first. */
    List<String> expired(Instant now, int limit) {
        return jdbc.sql("""
                        select correction_id from correction where status = 'PROPOSED' and expires_at <= :now
                        order by expires_at limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getString("correction_id"))
                .list();
    }

    /** Newest first. */
    List<CorrectionRow> ofBreak(String breakId) {
        return jdbc.sql(SELECT + " where k.break_id = :breakId order by c.correction_no desc")
                .param("breakId", breakId)
                .query((row, _) -> row(row))
                .list();
    }

    /** Newest first, from the one before {@code before} on. */
    List<CorrectionRow> list(@Nullable CorrectionStatus status, long before, int limit) {
        return jdbc.sql(SELECT + """
                        where c.correction_no < :before and (cast(:status as text) is null or c.status = :status)
                        order by c.correction_no desc limit :limit
                        """)
                .param("before", before)
                .param("status", status == null ? null : status.name())
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** Those that are approved and not yet on the topic, oldest first. */
    List<String> approved(int limit) {
        return jdbc.sql("""
                        select correction_id from correction where status = 'APPROVED' order by correction_no limit :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> row.getString("correction_id"))
                .list();
    }

    /** Locks an approved correction, unless another replica is at it. */
    Optional<CorrectionRow> lockApproved(String correctionId) {
        return jdbc.sql(SELECT + " where c.correction_id = :id and c.status = 'APPROVED' for update of c skip locked")
                .param("id", correctionId)
                .query((row, _) -> row(row))
                .optional();
    }

    int released() {
        return jdbc.sql("select count(*) from correction where status = 'RELEASED'")
                .query(Integer.class)
                .single();
    }

    /** Those on the topic whose entry stands in the book. */
    List<CorrectionRow> arrived(int limit) {
        return jdbc.sql(SELECT + """
                        join event_seen s on s.event_id = c.correction_id
                        join entry e on e.partition_id = s.partition_id and e.kafka_offset = s.kafka_offset
                        where c.status = 'RELEASED' and e.kind = 'CORRECTION'
                        order by c.correction_no limit :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** Those of these breaks whose correction stands in the book, although it is not marked as posted yet. */
    List<Long> posted(List<Long> breakNos) {
        return jdbc.sql("""
                        select c.break_no from correction c
                        join event_seen s on s.event_id = c.correction_id
                        join entry e on e.partition_id = s.partition_id and e.kafka_offset = s.kafka_offset
                        where c.break_no = any(:breaks) and c.status in ('APPROVED', 'RELEASED')
                            and c.reverses is null and e.kind = 'CORRECTION'
                        """)
                .param("breaks", breakNos.toArray(Long[]::new))
                .query((row, _) -> row.getLong("break_no"))
                .list();
    }

    /** @throws FourEyesException if the database finds that the checker is the maker */
    void decide(String correctionId, CorrectionStatus to, @Nullable String checker, Instant at, @Nullable String note) {
        try {
            jdbc.sql("""
                            update correction set status = :status, checker = :checker, decided_at = :at,
                                decision_note = :note
                            where correction_id = :id
                            """)
                    .param("status", to.name())
                    .param("checker", checker)
                    .param("at", Timestamp.from(at))
                    .param("note", note)
                    .param("id", correctionId)
                    .update();
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMessage()).contains(FOUR_EYES_CONSTRAINT)) {
                throw FourEyesException.ofCorrection(correctionId, refused);
            }
            throw refused;
        }
    }

    void markReleased(String correctionId, Instant at) {
        jdbc.sql("update correction set status = 'RELEASED', released_at = :at where correction_id = :id")
                .param("at", Timestamp.from(at))
                .param("id", correctionId)
                .update();
    }

    /** Answers whether this call did it: another replica may have. */
    boolean markPosted(String correctionId, Instant at) {
        return jdbc.sql("""
                                update correction set status = 'POSTED', posted_at = :at
                                where correction_id = :id and status = 'RELEASED'
                                """)
                        .param("at", Timestamp.from(at))
                        .param("id", correctionId)
                        .update()
                == 1;
    }

    /** Makes the proposals of these breaks stale, reversals apart; answers their ids. */
    List<String> markStale(List<Long> breakNos, Instant at) {
        return jdbc.sql("""
                        update correction set status = 'STALE', decided_at = :at
                        where break_no = any(:breaks) and status = 'PROPOSED' and reverses is null
                        returning correction_id
                        """)
                .param("at", Timestamp.from(at))
                .param("breaks", breakNos.toArray(Long[]::new))
                .query((row, _) -> row.getString("correction_id"))
                .list();
    }

    private static CorrectionRow row(ResultSet row) throws SQLException {
        var policy = row.getBytes("policy_digest");
        return new CorrectionRow(
                row.getLong("correction_no"),
                row.getString("correction_id"),
                row.getLong("break_no"),
                row.getString("break_id"),
                row.getLong("report_no"),
                row.getString("account_id"),
                new Money(row.getLong("amount_minor"), Money.currency(row.getString("currency"))),
                row.getTimestamp("value_time").toInstant(),
                row.getString("reason"),
                CorrectionStatus.valueOf(row.getString("status")),
                row.getString("maker"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("checker"),
                instant(row.getTimestamp("decided_at")),
                row.getString("decision_note"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getString("reverses"),
                row.getString("reversed_by"),
                instant(row.getTimestamp("expires_at")),
                row.getObject("policy_no", Long.class),
                policy == null ? null : HexFormat.of().formatHex(policy));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
