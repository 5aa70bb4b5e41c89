package io.shadowledger.service.schema;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the service's database user could get round what the tables hold against it, as the database itself sees it:
 * by owning them, by being a member of who does, or by being a superuser.
 */
@Component
public final class TableOwnership {

    private static final Logger log = LoggerFactory.getLogger(TableOwnership.class);
    private static final String SENTENCE =
            "the service's database user can alter the tables that hold four eyes and the"
                    + " audit trail: let another own them with POSTGRES_OWNER_USERNAME (docs/four-eyes.md)";

    private final JdbcClient jdbc;
    private volatile boolean warned;

    TableOwnership(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is wrong with it, logged the first time; empty where the tables are another's. */
    public Optional<String> weakness() {
        boolean own = jdbc.sql("""
                        select pg_has_role(current_user, c.relowner, 'member')
                            or pg_has_role(current_user, n.nspowner, 'member')
                            or has_schema_privilege(current_user, n.oid, 'create')
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.oid = 'correction'::regclass
                        """).query(Boolean.class).single();
        if (own && !warned) {
            warned = true;
            log.atWarn().log(SENTENCE);
        }
        return own ? Optional.of(SENTENCE) : Optional.empty();
    }
}
