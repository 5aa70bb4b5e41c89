package io.shadowledger.service.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows of {@code control_posting}: per batch, what it posted on the ledger's own accounts. */
final class ContraRows {

    private ContraRows() {}

    /** An account of the ledger's own in one currency. */
    record Key(String accountId, String currency) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byAccount = accountId.compareTo(other.accountId);
            return byAccount == 0 ? currency.compareTo(other.currency) : byAccount;
        }
    }

    /** By batch number; batches without a row are left out. */
    static Map<Long, Map<Key, Long>> read(Connection connection, int partitionId, long above, long upTo)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select batch_no, account_id, currency, amount_minor from control_posting
                where partition_id = ? and batch_no > ? and batch_no <= ?
                """)) {
            select.setInt(1, partitionId);
            select.setLong(2, above);
            select.setLong(3, upTo);
            var byBatch = new HashMap<Long, Map<Key, Long>>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    byBatch.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
                            .put(new Key(row.getString(2), row.getString(3)), row.getLong(4));
                }
            }
            return byBatch;
        }
    }
}
