package io.shadowledger.service.correction;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.schema.OwnerDuty;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records the policy in the settings as the owner of the tables, when it is another than the one in force. A process that
 * does not know the owner cannot; what it would correct by another policy than the one in force is left alone.
 */
@Component
@ConditionalOnRole(ServiceRole.DRIFT)
class PolicyRecorder implements OwnerDuty {

    private static final Logger log = LoggerFactory.getLogger(PolicyRecorder.class);
    /** Of processes that start at the same time, one records. */
    private static final long LOCK = 91569797746521L;

    private final PolicyContent content;

    PolicyRecorder(PolicyContent content) {
        this.content = content;
    }

    @Override
    public void run(Connection owner) throws SQLException {
        if (!mayRecord(owner)) {
            return;
        }
        try (var lock = owner.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
        // What was never recorded and is empty is no policy.
        try (var insert = owner.prepareStatement("""
                insert into correction_policy (content)
                select c.content from (select cast(? as text) as content) c
                where c.content is distinct from
                      (select p.content from correction_policy p order by p.policy_no desc limit 1)
                  and (not cast(? as boolean) or exists (select from correction_policy))
                """)) {
            insert.setString(1, content.json());
            insert.setBoolean(2, content.isEmpty());
            if (insert.executeUpdate() == 1) {
                log.atInfo()
                        .addKeyValue("policy", content.json())
                        .log("The policy for automatic corrections is another now, and is recorded");
            }
        }
    }

    private static boolean mayRecord(Connection owner) throws SQLException {
        try (var select = owner.prepareStatement("select has_table_privilege('correction_policy', 'insert')");
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
