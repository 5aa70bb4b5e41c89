package io.shadowledger.service.posting;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code balance}: one per account, currency and partition. */
final class BalanceRows {

    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);

    /** Applies a batch's change to the partition's rows; parameters as {@link #bind} sets them. */
    static final String UPSERT = """
            insert into balance as b
                   (account_id, currency, partition_id, balance_minor, entries, last_event_id, last_value_time)
            select account_id, currency, ?, amount, entries, event_id, %s
            from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[])
                 as c (account_id, currency, amount, entries, event_id, micros)
            on conflict (account_id, currency, partition_id) do update
            set balance_minor = b.balance_minor + excluded.balance_minor,
                entries = b.entries + excluded.entries,
                last_event_id = case when (excluded.last_value_time, excluded.last_event_id)
                                          > (b.last_value_time, b.last_event_id)
                                     then excluded.last_event_id else b.last_event_id end,
                last_value_time = greatest(b.last_value_time, excluded.last_value_time)
            """.formatted(Sql.timeOf("micros"));

    private BalanceRows() {}

    /** Brings accounts up to what the database has. */
    static void load(Connection connection, int partitionId, Collection<HeldAccount> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        var rows = new HashMap<AccountKey, Rows>();
        try (var select = connection.prepareStatement("""
                select b.account_id, b.currency,
                       sum(b.balance_minor) filter (where b.partition_id = ?) as own,
                       sum(b.balance_minor) filter (where b.partition_id <> ?) as elsewhere
                from unnest(?::text[], ?::text[]) as k (account_id, currency)
                join balance b on b.account_id = k.account_id and b.currency = k.currency::char(3)
                group by b.account_id, b.currency
                """)) {
            select.setInt(1, partitionId);
            select.setInt(2, partitionId);
            select.setArray(
                    3, Sql.texts(connection, accounts, account -> account.key().accountId()));
            select.setArray(
                    4, Sql.texts(connection, accounts, account -> account.key().currency()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.put(
                            new AccountKey(row.getString(1), row.getString(2)),
                            new Rows(minor(row.getBigDecimal(3)), minor(row.getBigDecimal(4))));
                }
            }
        }
        for (var account : accounts) {
            var found = rows.getOrDefault(account.key(), Rows.NONE);
            account.load(found.own(), found.elsewhere());
        }
    }

    /** Applies what a batch changes to the partition's rows. */
    static void apply(Connection connection, int partitionId, List<HeldAccount> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(UPSERT)) {
            bind(connection, upsert, 1, partitionId, changed);
            upsert.executeUpdate();
        }
    }

    /** Sets the parameters of {@link #UPSERT}; returns the place of the next one. */
    static int bind(
            Connection connection, PreparedStatement upsert, int first, int partitionId, List<HeldAccount> changed)
            throws SQLException {
        int place = first;
        upsert.setInt(place++, partitionId);
        upsert.setArray(
                place++, Sql.texts(connection, changed, account -> account.key().accountId()));
        upsert.setArray(
                place++, Sql.texts(connection, changed, account -> account.key().currency()));
        upsert.setArray(place++, Sql.longs(connection, changed, HeldAccount::change));
        upsert.setArray(place++, Sql.longs(connection, changed, HeldAccount::entries));
        upsert.setArray(place++, Sql.texts(connection, changed, HeldAccount::latestEventId));
        upsert.setArray(place++, Sql.nullableLongs(connection, changed, HeldAccount::latestValueMicros));
        return place;
    }

    private static @Nullable Long minor(@Nullable BigDecimal sum) {
        return sum == null ? null : sum.min(MAX).max(MIN).longValueExact();
    }

    private record Rows(@Nullable Long own, @Nullable Long elsewhere) {

        static final Rows NONE = new Rows(null, null);
    }
}
