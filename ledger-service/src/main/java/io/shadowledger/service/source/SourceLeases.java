package io.shadowledger.service.source;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which process reads a source, by the database's clock, and how it goes. A row and not a lock of a session, because
 * connections may come from a pooler that changes them between transactions.
 */
@Repository
@ConditionalOnRole(ServiceRole.DRIFT)
class SourceLeases {

    /** After a crash another process goes on this much later. Longer than the largest report takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    SourceLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the lease, or keeps it; answers whether it is this holder's now. */
    boolean hold(String source, String holder) {
        return jdbc.sql("""
                        insert into report_source (name, holder, lease_until)
                        values (:source, :holder, now() + make_interval(secs => :seconds))
                        on conflict (name) do update
                        set holder = excluded.holder, lease_until = excluded.lease_until
                        where report_source.holder = :holder or report_source.holder is null
                            or report_source.lease_until < now()
                        """)
                        .param("source", source)
                        .param("holder", holder)
                        .param("seconds", LEASE.toSeconds())
                        .update()
                == 1;
    }

    /** Lets another process go on at once. */
    void release(String source, String holder) {
        jdbc.sql("update report_source set holder = null where name = :source and holder = :holder")
                .param("source", source)
                .param("holder", holder)
                .update();
    }

    /** Says on the source how its reading ended: a failure, or none. */
    void outcome(String source, String holder, @Nullable String failure) {
        jdbc.sql("""
                        update report_source set failure = cast(:failure as text),
                            last_read_at = case when cast(:failure as text) is null then now() else last_read_at end
                        where name = :source and holder = :holder
                        """)
                .param("source", source)
                .param("holder", holder)
                .param("failure", failure)
                .update();
    }

    Map<String, Standing> standings() {
        return jdbc
                .sql("select name, failure, last_read_at from report_source")
                .query((row, _) -> {
                    var read = row.getTimestamp("last_read_at");
                    return new Standing(
                            row.getString("name"), row.getString("failure"), read == null ? null : read.toInstant());
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Standing::name, standing -> standing));
    }

    record Standing(
            String name, @Nullable String failure, @Nullable Instant lastReadAt) {}
}
