package io.shadowledger.service.verify;

import io.shadowledger.service.event.ContentHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code entry} with the row of {@code event_seen} that has its event id. Texts stay the bytes they are: what
 * was tampered with need not be anything that the ledger would write.
 *
 * @param recordedAt in microseconds since 1970-01-01T00:00:00Z, as {@code valueTime} is
 * @param seen null if there is none
 */
record EntryRow(
        long offset,
        long recordedAt,
        long batchNo,
        byte[] kind,
        byte[] eventId,
        byte[] accountId,
        byte[] currency,
        long amount,
        long valueTime,
        boolean overdraft,
        byte @Nullable [] reference,
        byte @Nullable [] description,
        byte[] chainHash,
        @Nullable Seen seen) {

    /** A row of {@code event_seen}. */
    record Seen(byte[] contentHash, int partitionId, long offset) {}

    /** Entries of a partition in the order of offsets, above one and up to another. */
    static CopyRows copy(Connection connection, EntryTables tables, int partitionId, long above, long upTo, long limit)
            throws SQLException {
        return new CopyRows(connection, String.format(Locale.ROOT, """
                select e.kafka_offset, e.recorded_at, e.batch_no, e.kind, e.event_id, e.account_id, e.currency,
                       e.amount_minor, e.value_time, e.overdraft, e.reference, e.description, e.chain_hash,
                       s.content_hash, coalesce(s.partition_id, 0), coalesce(s.kafka_offset, 0)
                from %s e left join event_seen s on s.event_id = e.event_id
                where e.partition_id = %d and e.kafka_offset > '%d'::bigint and e.kafka_offset <= '%d'::bigint
                order by e.kafka_offset, e.recorded_at limit %d
                """, tables.all(), partitionId, above, upTo, limit));
    }

    /** Reads the row at which the rows stand. */
    static EntryRow read(CopyRows row) throws SQLException {
        return new EntryRow(
                row.int8(),
                row.micros(),
                row.int8(),
                row.requiredBytes(),
                row.requiredBytes(),
                row.requiredBytes(),
                row.requiredBytes(),
                row.int8(),
                row.micros(),
                row.bool(),
                row.bytes(),
                row.bytes(),
                row.requiredBytes(),
                seen(row.bytes(), row.int4(), row.int8()));
    }

    private static @Nullable Seen seen(byte @Nullable [] contentHash, int partitionId, long offset) {
        return contentHash == null ? null : new Seen(contentHash, partitionId, offset);
    }

    /** The content hash of what stands in the row; its form is that of {@link ContentHash}. */
    byte[] contentHash(MessageDigest sha256) {
        return contentHash(sha256, isEvent(), amount);
    }

    /** The content hash that the row would have with another kind or amount. */
    byte[] contentHash(MessageDigest sha256, boolean event, long otherAmount) {
        var form = ByteBuffer.allocate(1
                + Integer.BYTES
                + eventId.length
                + Integer.BYTES
                + accountId.length
                + currency.length
                + 2 * Long.BYTES
                + Integer.BYTES
                + length(reference)
                + Integer.BYTES
                + length(description));
        form.put((byte) (event ? 0 : 1));
        form.putInt(eventId.length).put(eventId);
        form.putInt(accountId.length).put(accountId);
        form.put(currency).putLong(otherAmount).putLong(valueTime);
        optional(form, reference);
        optional(form, description);
        return sha256.digest(form.array());
    }

    boolean isEvent() {
        return kind[0] == 'E';
    }

    boolean hasSeen(byte[] hash, int partitionId) {
        return seen != null
                && seen.partitionId == partitionId
                && seen.offset == offset
                && Arrays.equals(seen.contentHash, hash);
    }

    private static void optional(ByteBuffer form, byte @Nullable [] text) {
        if (text == null) {
            form.putInt(-1);
        } else {
            form.putInt(text.length).put(text);
        }
    }

    private static int length(byte @Nullable [] text) {
        return text == null ? 0 : text.length;
    }
}
