package io.shadowledger.service.posting;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The rows of {@code balance}: one per account, currency and partition. */
final class BalanceRows {

    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);

    private BalanceRows() {}

    /** What the accounts hold; those without any row are left out. */
    static Map<AccountKey, Standing> load(Connection connection, int partitionId, Collection<AccountKey> accounts)
            throws SQLException {
        var standings = new HashMap<AccountKey, Standing>();
        if (accounts.isEmpty()) {
            return standings;
        }
        try (var select = connection.prepareStatement("""
                select b.account_id, b.currency,
                       coalesce(sum(b.balance_minor) filter (where b.partition_id = ?), 0) as own,
                       coalesce(sum(b.balance_minor) filter (where b.partition_id <> ?), 0) as elsewhere
                from unnest(?::text[], ?::text[]) as k (account_id, currency)
                join balance b on b.account_id = k.account_id and b.currency = k.currency::char(3)
                group by b.account_id, b.currency
                """)) {
            select.setInt(1, partitionId);
            select.setInt(2, partitionId);
            select.setArray(3, Sql.texts(connection, accounts, AccountKey::accountId));
            select.setArray(4, Sql.texts(connection, accounts, AccountKey::currency));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    standings.put(
                            new AccountKey(row.getString(1), row.getString(2)),
                            new Standing(row.getLong(3), saturated(row.getBigDecimal(4))));
                }
            }
        }
        return standings;
    }

    /** Applies a batch's changes to the partition's rows. */
    static void apply(Connection connection, int partitionId, Map<AccountKey, Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement("""
                insert into balance as b
                       (account_id, currency, partition_id, balance_minor, entries, last_event_id, last_value_time)
                select account_id, currency, ?, amount, entries, event_id,
                       timestamptz 'epoch' + micros * interval '1 microsecond'
                from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[])
                     as c (account_id, currency, amount, entries, event_id, micros)
                on conflict (account_id, currency, partition_id) do update
                set balance_minor = b.balance_minor + excluded.balance_minor,
                    entries = b.entries + excluded.entries,
                    last_event_id = case when (excluded.last_value_time, excluded.last_event_id)
                                              > (b.last_value_time, b.last_event_id)
                                         then excluded.last_event_id else b.last_event_id end,
                    last_value_time = greatest(b.last_value_time, excluded.last_value_time)
                """)) {
            var keys = changes.keySet();
            var values = changes.values();
            upsert.setInt(1, partitionId);
            upsert.setArray(2, Sql.texts(connection, keys, AccountKey::accountId));
            upsert.setArray(3, Sql.texts(connection, keys, AccountKey::currency));
            upsert.setArray(4, Sql.longs(connection, values, Change::amount));
            upsert.setArray(5, Sql.longs(connection, values, Change::entries));
            upsert.setArray(6, Sql.texts(connection, values, Change::latestEventId));
            upsert.setArray(7, Sql.nullableLongs(connection, values, Change::latestValueMicros));
            upsert.executeUpdate();
        }
    }

    private static long saturated(BigDecimal minor) {
        return minor.min(MAX).max(MIN).longValueExact();
    }
}
