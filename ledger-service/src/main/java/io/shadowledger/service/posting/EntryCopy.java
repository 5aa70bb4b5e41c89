package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.event.ContentHash;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes entries with COPY. */
final class EntryCopy {

    private static final String COPY = """
            copy entry (partition_id, kafka_offset, recorded_at, batch_no, kind, event_id, account_id, currency,
                        amount_minor, value_time, overdraft, reference, description, chain_hash)
            from stdin with (format binary)
            """;
    private static final int COLUMNS = 14;

    private EntryCopy() {}

    static void write(Connection connection, EntryKind kind, BatchDraft batch) throws SQLException {
        if (batch.entries().isEmpty()) {
            return;
        }
        long recordedAt = ContentHash.micros(batch.recordedAt());
        try (var rows = BinaryRows.copy(connection, COPY)) {
            for (var entry : batch.entries()) {
                var event = entry.event();
                rows.row(COLUMNS);
                rows.int4(batch.next().partitionId());
                rows.int8(entry.offset());
                rows.timestamp(recordedAt);
                rows.int8(batch.next().batchNo());
                rows.text(kind.name());
                rows.text(event.eventId());
                rows.text(event.accountId());
                rows.text(event.amount().currency().getCurrencyCode());
                rows.int8(event.amount().minor());
                rows.timestamp(ContentHash.micros(event.valueTime()));
                rows.bool(entry.overdraft());
                rows.text(event.reference());
                rows.text(event.description());
                rows.bytes(entry.chainHash());
            }
            rows.end(batch.entries().size());
        }
    }
}
