package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.service.event.ContentHash;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes entries with COPY in its binary format. */
final class EntryCopy {

    private static final String COPY = """
            copy entry (partition_id, kafka_offset, recorded_at, batch_no, kind, event_id, account_id, currency,
                        amount_minor, value_time, overdraft, reference, description, chain_hash)
            from stdin with (format binary)
            """;
    private static final int COLUMNS = 14;
    private static final int FLUSH_AT = 64 * 1024;

    private EntryCopy() {}

    static void write(Connection connection, EntryKind kind, BatchDraft batch) throws SQLException {
        if (batch.entries().isEmpty()) {
            return;
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            var rows = new BinaryRows();
            for (var entry : batch.entries()) {
                write(rows, kind, batch, entry);
                if (rows.size() >= FLUSH_AT) {
                    flush(copy, rows);
                }
            }
            rows.end();
            flush(copy, rows);
            long written = copy.endCopy();
            if (written != batch.entries().size()) {
                throw new SQLException(
                        "COPY took " + written + " of " + batch.entries().size() + " entries");
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(BinaryRows rows, EntryKind kind, BatchDraft batch, Entry entry) {
        var event = entry.event();
        rows.row(COLUMNS);
        rows.int4(batch.next().partitionId());
        rows.int8(entry.offset());
        rows.timestamp(ContentHash.micros(batch.recordedAt()));
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

    private static void flush(CopyIn copy, BinaryRows rows) throws SQLException {
        copy.writeToCopy(rows.buffer(), 0, rows.size());
        rows.clear();
    }

    /** PostgreSQL's binary COPY format: https://www.postgresql.org/docs/18/sql-copy.html, "Binary Format". */
    private static final class BinaryRows {

        private static final byte[] HEADER = {
            'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
        };
        // PostgreSQL counts from 2000-01-01T00:00:00Z
        private static final long EPOCH_MICROS = 946_684_800L * 1_000_000L;

        private byte[] buffer = new byte[2 * FLUSH_AT];
        private int size;

        BinaryRows() {
            raw(HEADER);
        }

        byte[] buffer() {
            return buffer;
        }

        int size() {
            return size;
        }

        void clear() {
            size = 0;
        }

        void row(int columns) {
            put(columns, Short.BYTES);
        }

        void end() {
            put(-1, Short.BYTES);
        }

        void int4(int value) {
            put(Integer.BYTES, Integer.BYTES);
            put(value, Integer.BYTES);
        }

        void int8(long value) {
            put(Long.BYTES, Integer.BYTES);
            put(value, Long.BYTES);
        }

        void bool(boolean value) {
            put(1, Integer.BYTES);
            put(value ? 1 : 0, 1);
        }

        void timestamp(long unixMicros) {
            int8(unixMicros - EPOCH_MICROS);
        }

        void text(@Nullable String value) {
            if (value == null) {
                put(-1, Integer.BYTES);
            } else {
                bytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }

        void bytes(byte[] value) {
            put(value.length, Integer.BYTES);
            raw(value);
        }

        private void raw(byte[] value) {
            room(value.length);
            System.arraycopy(value, 0, buffer, size, value.length);
            size += value.length;
        }

        private void put(long value, int bytes) {
            room(bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                buffer[size++] = (byte) (value >> (i * Byte.SIZE));
            }
        }

        private void room(int bytes) {
            if (size + bytes > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
            }
        }
    }
}
