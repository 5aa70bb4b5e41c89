package io.shadowledger.service.system;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the book is, from its totals: nothing here reads entries. */
@Repository
@ConditionalOnRole({ServiceRole.LEDGER, ServiceRole.DRIFT})
class BookProgress {

    private final JdbcClient jdbc;

    BookProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param chainHead lower-case hexadecimal */
    record Row(
            String topic,
            int partition,
            long nextOffset,
            String chainHead,
            @Nullable Instant lastPostedAt,
            long entries,
            long duplicates,
            long conflicts,
            long deadLetters) {}

    /**
     * @param count how many accounts there are, the ledger's own not counted
     * @param balanced whether all balances add up to zero in every currency
     */
    record Accounts(long count, boolean balanced) {}

    List<Row> partitions() {
        return jdbc.sql("""
                        select topic, kafka_partition, next_offset, encode(chain_head, 'hex') as chain_head,
                               last_recorded_at, entries, duplicates, conflicts, dead_letters
                        from ledger_partition
                        order by topic desc, kafka_partition
                        """)
                .query((row, _) -> {
                    var last = row.getObject("last_recorded_at", OffsetDateTime.class);
                    return new Row(
                            row.getString("topic"),
                            row.getInt("kafka_partition"),
                            row.getLong("next_offset"),
                            row.getString("chain_head"),
                            last == null ? null : last.toInstant(),
                            row.getLong("entries"),
                            row.getLong("duplicates"),
                            row.getLong("conflicts"),
                            row.getLong("dead_letters"));
                })
                .list();
    }

    Accounts accounts() {
        return jdbc.sql("""
                        select (select count(distinct account_id) from account)
                                   as accounts,
                               not exists (select from balance group by currency having sum(balance_minor) <> 0)
                                   as balanced
                        """)
                .query((row, _) -> new Accounts(row.getLong("accounts"), row.getBoolean("balanced")))
                .single();
    }
}
