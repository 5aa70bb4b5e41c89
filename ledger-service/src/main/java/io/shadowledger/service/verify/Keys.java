package io.shadowledger.service.verify;

/** Rows by their primary keys, in the words of SQL, so that a finding can be looked up. */
final class Keys {

    private Keys() {}

    static String batch(BookPartition partition, long batchNo) {
        return "partition_id=" + partition.partitionId() + ", batch_no=" + batchNo;
    }

    /** Of {@code entry}, {@code event_conflict} and {@code dead_letter}. */
    static String record(BookPartition partition, long offset) {
        return "partition_id=" + partition.partitionId() + ", kafka_offset=" + offset;
    }

    static String contra(BookPartition partition, long batchNo, ContraRows.Key key) {
        return batch(partition, batchNo) + ", account_id=" + key.accountId() + ", currency=" + key.currency();
    }

    static String seen(String eventId) {
        return "event_id=" + eventId;
    }

    static String balance(BookPartition partition, String accountId, String currency) {
        return "account_id=" + accountId + ", currency=" + currency + ", partition_id=" + partition.partitionId();
    }
}
