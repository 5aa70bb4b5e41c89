package io.shadowledger.service.audit;

import io.shadowledger.api.audit.AuditFinding;
import io.shadowledger.api.audit.AuditVerification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One walk along the chain, up to the first thing that is wrong. To be used once, at one moment. */
final class AuditWalk {

    private static final int FETCHED_AT_ONCE = 500;
    private static final String CHAIN = """
            select s.seal_no, s.hash, s.audit_no as sealed_no, a.audit_no, a.at, a.who, a.what, a.subject,
                   a.before::text as before, a.after::text as after, a.trace_id
            from audit_seal s left join audit a on a.audit_no = s.audit_no
            order by s.seal_no
            """;

    private final JdbcClient jdbc;
    private final @Nullable String knownHead;
    private byte[] head = AuditRow.FIRST;
    private long sealed;
    private boolean passedKnownHead;
    private @Nullable AuditFinding finding;

    /** @param knownHead a seal that the chain must go through, in hexadecimal; null if none is known */
    AuditWalk(JdbcClient jdbc, @Nullable String knownHead) {
        this.jdbc = jdbc;
        this.knownHead = knownHead;
        passes(head);
    }

    AuditVerification walk() {
        jdbc.sql(CHAIN).withFetchSize(FETCHED_AT_ONCE).query(row -> {
            if (finding == null) {
                step(row);
            }
        });
        if (finding == null) {
            finding = outsideTheChain();
        }
        if (finding == null && knownHead != null && !passedKnownHead) {
            finding = new AuditFinding(
                    null,
                    null,
                    "the chain does not go through the head " + knownHead + ": it was rewritten, or cut off");
        }
        long waiting =
                jdbc.sql("select count(*) from audit_pending").query(Long.class).single();
        return new AuditVerification(
                finding == null, sealed, waiting, HexFormat.of().formatHex(head), finding);
    }

    private void step(ResultSet row) throws SQLException {
        long sealNo = row.getLong("seal_no");
        long auditNo = row.getLong("sealed_no");
        if (sealNo != sealed + 1) {
            finding =
                    new AuditFinding(null, sealed + 1, "seal " + (sealed + 1) + " is gone: the next one is " + sealNo);
        } else if (row.getObject("audit_no") == null) {
            finding = new AuditFinding(auditNo, sealNo, "row " + auditNo + " is gone: seal " + sealNo + " is of it");
        } else {
            var hash = AuditRow.read(row).sealAfter(head);
            if (Arrays.equals(hash, row.getBytes("hash"))) {
                head = hash;
                sealed = sealNo;
                passes(hash);
            } else {
                finding = new AuditFinding(
                        auditNo,
                        sealNo,
                        "row " + auditNo + " is not what was sealed, or its seal " + sealNo + " is another");
            }
        }
    }

    private void passes(byte[] hash) {
        passedKnownHead |= HexFormat.of().formatHex(hash).equals(knownHead);
    }

    /** A row that was put in past the service waits for no seal; one that waits and is gone was removed. */
    private @Nullable AuditFinding outsideTheChain() {
        return jdbc.sql("""
                        select coalesce(a.audit_no, p.audit_no) as audit_no, a.audit_no is null as gone
                        from audit a
                            left join audit_seal s on s.audit_no = a.audit_no
                            full join audit_pending p on p.audit_no = a.audit_no
                        where s.audit_no is null and (a.audit_no is null or p.audit_no is null)
                        order by 1 limit 1
                        """)
                .query((row, _) -> {
                    long auditNo = row.getLong("audit_no");
                    return new AuditFinding(
                            auditNo,
                            null,
                            row.getBoolean("gone")
                                    ? "row " + auditNo + " is gone: it waited for its seal"
                                    : "row " + auditNo
                                            + " came into the table past the trail: it has no seal and waits for"
                                            + " none");
                })
                .optional()
                .orElse(null);
    }
}
