package io.shadowledger.service.audit;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the audit trail. The table takes additions only. */
@Component
public class AuditTrail {

    /** Whose name stands on what no person did. */
    public static final String SYSTEM = "system";
    /** Whose name stands on what the recorded policy for corrections did. */
    public static final String POLICY = "policy";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds a row, in the transaction of the deed.
     *
     * @param who a user's name, or {@link #SYSTEM}
     * @param subject the id of what it was done to
     * @param before what it was, as JSON; absent when it came to be by this
     * @param after what it is now, as JSON
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String who, Act what, String subject, @Nullable Object before, @Nullable Object after) {
        jdbc.sql("""
                        insert into audit (at, who, what, subject, before, after, trace_id)
                        values (:at, :who, :what, :subject, cast(:before as jsonb), cast(:after as jsonb), :traceId)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("who", who)
                .param("what", what.name())
                .param("subject", subject)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .param("traceId", MDC.get("traceId"))
                .update();
    }
}
