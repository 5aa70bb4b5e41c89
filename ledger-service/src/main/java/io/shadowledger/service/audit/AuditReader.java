package io.shadowledger.service.audit;

import io.shadowledger.api.audit.AuditVerification;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the trail, and has it sealed before somebody relies on it. */
@Component
class AuditReader {

    private static final int SEALED_AT_ONCE = 1_000;
    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;

    AuditReader(DataSource dataSource, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(dataSource);
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** Seals rows that wait; answers whether there may be more of them. */
    boolean seal() {
        int sealed = jdbc.sql("select seal_audit(:most)")
                .param("most", SEALED_AT_ONCE)
                .query(Integer.class)
                .single();
        return sealed == SEALED_AT_ONCE;
    }

    void sealAll() {
        while (seal()) {
            // Each call is a transaction of its own, so that nobody waits for all of them
        }
    }

    /** Newest first, from the one before {@code before} on. */
    List<AuditRow> page(AuditFilter filter, long before, int limit) {
        return filter.bind(jdbc.sql(AuditRow.SELECT + AuditFilter.CONDITION + """
                        and a.audit_no < :before order by a.audit_no desc limit :limit
                        """))
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> AuditRow.read(row))
                .list();
    }

    /** Whatever is asked within is of one moment. */
    void atOneMoment(Runnable questions) {
        oneMoment.executeWithoutResult(_ -> questions.run());
    }

    /** All of them, oldest first; within {@link #atOneMoment} only some of them are in memory at a time. */
    void each(AuditFilter filter, Consumer<AuditRow> use) {
        filter.bind(jdbc.sql(AuditRow.SELECT + AuditFilter.CONDITION + " order by a.audit_no"))
                .withFetchSize(FETCHED_AT_ONCE)
                .query(row -> {
                    use.accept(AuditRow.read(row));
                });
    }

    /** Walks the whole chain, sealed up to now. */
    AuditVerification verify(@Nullable String knownHead) {
        sealAll();
        return Objects.requireNonNull(oneMoment.execute(_ -> new AuditWalk(jdbc, knownHead).walk()));
    }

    /** The last seal, in hexadecimal. */
    String head() {
        return jdbc.sql("select encode(hash, 'hex') from audit_seal order by seal_no desc limit 1")
                .query(String.class)
                .optional()
                .orElse(HexFormat.of().formatHex(AuditRow.FIRST));
    }
}
