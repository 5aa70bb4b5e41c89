package io.shadowledger.service.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of {@code account}, one per account and currency, and of {@code account_shared}, by which the partitions of
 * an account tell each other that they have balance rows of the same one.
 *
 * <p>A writer holds its own rows and asks for those of others only where there are any. It learns of them when it loads
 * the account, or, if they come later, from whoever opens them ({@link PartitionRows#lock} takes it in): the upsert of {@code account} makes two that open at
 * the same time wait for each other, so that the second one sees the row of the first and tells it.
 */
final class AccountRows {

    private AccountRows() {}

    /** Opens accounts whose balance rows in the partition are new; after the balance rows were written. */
    static void open(Connection connection, int partitionId, List<HeldAccount> changed) throws SQLException {
        var fresh = changed.stream()
                .filter(account -> account.isNew() && !account.key().isOwn())
                .toList();
        if (!fresh.isEmpty()) {
            var elsewhereToo = upsert(connection, fresh);
            if (!elsewhereToo.isEmpty()) {
                tellOthers(connection, partitionId, elsewhereToo);
            }
        }
        changed.forEach(HeldAccount::open);
    }

    private static Set<AccountKey> upsert(Connection connection, List<HeldAccount> fresh) throws SQLException {
        var elsewhereToo = new HashSet<AccountKey>();
        try (var upsert = connection.prepareStatement("""
                insert into account as a (account_id, currency, partitions)
                select account_id, currency, 1 from unnest(?::text[], ?::text[]) as n (account_id, currency)
                on conflict (account_id, currency) do update set partitions = a.partitions + 1
                returning account_id, currency, partitions
                """)) {
            upsert.setArray(
                    1, Sql.texts(connection, fresh, account -> account.key().accountId()));
            upsert.setArray(
                    2, Sql.texts(connection, fresh, account -> account.key().currency()));
            try (var row = upsert.executeQuery()) {
                while (row.next()) {
                    if (row.getInt(3) > 1) {
                        elsewhereToo.add(new AccountKey(row.getString(1), row.getString(2)));
                    }
                }
            }
        }
        for (var account : fresh) {
            if (elsewhereToo.contains(account.key())) {
                account.share();
            }
        }
        return elsewhereToo;
    }

    private static void tellOthers(Connection connection, int partitionId, Set<AccountKey> accounts)
            throws SQLException {
        try (var tell = connection.prepareStatement("""
                insert into account_shared (partition_id, account_id, currency)
                select b.partition_id, b.account_id, b.currency
                from unnest(?::text[], ?::text[]) as n (account_id, currency)
                join balance b on b.account_id = n.account_id and b.currency = n.currency::char(3)
                where b.partition_id <> ?
                """)) {
            tell.setArray(1, Sql.texts(connection, accounts, AccountKey::accountId));
            tell.setArray(2, Sql.texts(connection, accounts, AccountKey::currency));
            tell.setInt(3, partitionId);
            tell.executeUpdate();
        }
    }
}
