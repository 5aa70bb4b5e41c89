package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.posting.Chains;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entry of a batch is not right, and what about it.
 *
 * <p>There are two witnesses of what was posted: the entries, and the rows of {@code event_seen} with their content
 * hashes. The one from which the batch's chain head follows is believed against the other.
 */
final class EntryDiagnosis {

    private final Evidence evidence;
    private final Connection connection;
    private final BookPartition partition;
    private final BatchRow batch;
    private final List<EntryRow> entries;
    private final Chains chains = new Chains();
    private final MessageDigest sha256 = ContentHash.sha256();

    EntryDiagnosis(Evidence evidence, Connection connection) {
        this.evidence = evidence;
        this.connection = connection;
        this.partition = evidence.partition();
        this.batch = evidence.batch();
        this.entries = evidence.entries(batch.lastOffset());
    }

    /** The head of the content chain after entries. */
    static byte[] head(byte[] before, List<EntryRow> entries) {
        var chains = new Chains();
        var sha256 = ContentHash.sha256();
        byte[] head = before;
        for (var entry : entries) {
            head = chains.link(head, entry.offset(), entry.contentHash(sha256));
        }
        return head;
    }

    /** What is wrong with the entries, or with what was noted of them; null if nothing is. */
    @Nullable
    Finding find() throws SQLException {
        if (Arrays.equals(head(evidence.before().chainHead(), entries), batch.chainHead())) {
            return besideContent();
        }
        var seen = evidence.seen(connection);
        byte[] head = evidence.before().chainHead();
        for (var row : seen) {
            head = chains.link(head, row.offset(), row.contentHash());
        }
        return Arrays.equals(head, batch.chainHead()) ? against(seen) : withoutWitness();
    }

    /** The contents are right: looks at the columns that the content chain leaves out. */
    private @Nullable Finding besideContent() throws SQLException {
        byte[] head = evidence.before().chainHead();
        long recordedAt = ContentHash.micros(batch.recordedAt());
        for (var entry : entries) {
            byte[] hash = entry.contentHash(sha256);
            head = chains.link(head, entry.offset(), hash);
            if (!Arrays.equals(head, entry.chainHash())) {
                return altered(
                        entry, "chain_hash", entry.chainHash(), head, "the chain goes on from the expected value");
            }
            if (entry.batchNo() != batch.batchNo()) {
                return altered(entry, "batch_no", entry.batchNo(), batch.batchNo(), "its offset lies in another batch");
            }
            if (entry.recordedAt() != recordedAt) {
                return altered(
                        entry,
                        "recorded_at",
                        Instant.EPOCH.plus(entry.recordedAt(), ChronoUnit.MICROS),
                        batch.recordedAt(),
                        "its batch has another record time");
            }
            if (!entry.hasSeen(hash, partition.partitionId())) {
                return seen(entry, hash);
            }
        }
        return null;
    }

    private Finding seen(EntryRow entry, byte[] hash) throws SQLException {
        var id = CopyRows.text(entry.eventId());
        var seen = entry.seen();
        var at = "the entry stands at " + Keys.record(partition, entry.offset());
        if (seen == null) {
            for (var row : evidence.seen(connection)) {
                if (row.offset() == entry.offset() && Arrays.equals(row.contentHash(), hash)) {
                    return Findings.altered("event_seen", Keys.seen(row.eventId()), "event_id", row.eventId(), id, at);
                }
            }
            return Findings.missing("event_seen", Keys.seen(id), at + ", and the same event would be posted again");
        }
        if (!Arrays.equals(seen.contentHash(), hash)) {
            return Findings.altered("event_seen", Keys.seen(id), "content_hash", seen.contentHash(), hash, at);
        }
        return seen.partitionId() != partition.partitionId()
                ? Findings.altered(
                        "event_seen", Keys.seen(id), "partition_id", seen.partitionId(), partition.partitionId(), at)
                : Findings.altered("event_seen", Keys.seen(id), "kafka_offset", seen.offset(), entry.offset(), at);
    }

    /** Compares the entries with what was seen, from which the batch's head follows. */
    private @Nullable Finding against(List<Evidence.Seen> seen) {
        int at = 0;
        for (var posted : seen) {
            if (at >= entries.size() || entries.get(at).offset() > posted.offset()) {
                return Findings.missing(
                        "entry",
                        Keys.record(partition, posted.offset()),
                        "event " + posted.eventId() + " was posted there, as event_seen and the chain say");
            }
            var entry = entries.get(at);
            boolean twice = at + 1 < entries.size() && entries.get(at + 1).offset() == entry.offset();
            boolean same = Arrays.equals(entry.contentHash(sha256), posted.contentHash());
            if (entry.offset() < posted.offset() || twice && !same) {
                return Findings.added("entry", Keys.record(partition, entry.offset()), "the chain goes on without it");
            }
            if (!same) {
                return content(entry, posted);
            }
            at++;
        }
        return at < entries.size()
                ? Findings.added(
                        "entry", Keys.record(partition, entries.get(at).offset()), "the chain goes on without it")
                : null;
    }

    /** The entry says something else than what was posted: looks for the one column. */
    private Finding content(EntryRow entry, Evidence.Seen posted) {
        var id = CopyRows.text(entry.eventId());
        if (!id.equals(posted.eventId())) {
            return altered(entry, "event_id", id, posted.eventId(), "another event was posted there");
        }
        if (Arrays.equals(entry.contentHash(sha256, !entry.isEvent(), entry.amount()), posted.contentHash())) {
            return altered(
                    entry,
                    "kind",
                    CopyRows.text(entry.kind()),
                    entry.isEvent() ? "CORRECTION" : "EVENT",
                    "the chain was made with the expected value");
        }
        var contra = evidence.contra()
                .get(new ContraRows.Key(PartitionWalk.contraAccount(partition), CopyRows.text(entry.currency())));
        if (contra != null) {
            long others = entries.stream()
                    .filter(e -> e != entry && Arrays.equals(e.currency(), entry.currency()))
                    .mapToLong(EntryRow::amount)
                    .sum();
            long amount = -contra - others;
            if (Arrays.equals(entry.contentHash(sha256, entry.isEvent(), amount), posted.contentHash())) {
                return altered(
                        entry, "amount_minor", entry.amount(), amount, "the chain was made with the expected value");
            }
        }
        return new Finding(
                "entry",
                Keys.record(partition, entry.offset()),
                null,
                "content hash " + Findings.hex(entry.contentHash(sha256)),
                "content hash " + Findings.hex(posted.contentHash()),
                "the account, currency, amount, value time, reference or description of event " + id
                        + " is not what was posted, as event_seen and the chain say");
    }

    /** Both witnesses are spoilt: the first entry that does not follow from those before it. */
    private Finding withoutWitness() {
        byte[] head = evidence.before().chainHead();
        for (var entry : entries) {
            head = chains.link(head, entry.offset(), entry.contentHash(sha256));
            if (!Arrays.equals(head, entry.chainHash())) {
                return altered(
                        entry,
                        null,
                        "link " + Findings.hex(entry.chainHash()),
                        "link " + Findings.hex(head),
                        "it does not follow from the entries before it: it was altered, or one before it in batch "
                                + batch.batchNo() + " was added or is missing");
            }
        }
        var key = "partition_id=" + partition.partitionId() + ", batch_no=" + batch.batchNo();
        return entries.size() < batch.entries()
                ? Findings.missing(
                        "entry",
                        key,
                        "the batch has " + batch.entries() + " entries, and " + entries.size() + " are there")
                : new Finding(
                        "entry",
                        key,
                        null,
                        "head " + Findings.hex(head),
                        "head " + Findings.hex(batch.chainHead()),
                        "the batch's entries follow from each other, but not to the head that the batch has: they were"
                                + " written anew");
    }

    private Finding altered(
            EntryRow entry,
            @Nullable String column,
            @Nullable Object found,
            @Nullable Object expected,
            String explanation) {
        return Findings.altered("entry", Keys.record(partition, entry.offset()), column, found, expected, explanation);
    }
}
