package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is wrong with the first batch that is not right. It looks for the one change that would make all hashes
 * fit again: what it names is proven by a hash wherever one change is all there is. Slow, and only ever done once per
 * partition.
 */
final class Diagnosis {

    private final BookPartition partition;
    private final Checkpoint before;
    private final BatchRow batch;

    Diagnosis(BookPartition partition, Checkpoint before, BatchRow batch) {
        this.partition = partition;
        this.before = before;
        this.batch = batch;
    }

    /** Names it. */
    Finding find(Connection connection, EntryTables tables) throws SQLException {
        var evidence = Evidence.gather(connection, tables, partition, before, batch);
        var seals = new SealDiagnosis(evidence);
        var entries = new EntryDiagnosis(evidence, connection);
        if (seals.fits()) {
            // The row of the batch is as it was made, so whatever does not agree with it is wrong
            return first(entries.find(), rejectTime(evidence), contra(evidence), unexplained());
        }
        return first(seals.ofBatchRow(), entries.find(), seals.ofOverdrafts(), seals.ofSealItself(), seals.ofRejects());
    }

    private static Finding first(@Nullable Finding... findings) {
        return Arrays.stream(findings)
                .flatMap(java.util.stream.Stream::ofNullable)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Finding rejectTime(Evidence evidence) {
        for (var reject : evidence.rejects(batch.lastOffset())) {
            if (!reject.recordedAt().equals(batch.recordedAt())) {
                return Findings.altered(
                        reject.table(),
                        Keys.record(partition, reject.offset()),
                        "recorded_at",
                        reject.recordedAt(),
                        batch.recordedAt(),
                        "batch " + batch.batchNo() + " was sealed with another record time");
            }
        }
        return null;
    }

    private @Nullable Finding contra(Evidence evidence) {
        var content = new BatchContent(partition.partitionId(), batch, before.chainHead());
        evidence.entries(batch.lastOffset()).forEach(content::sum);
        var expected = content.contra(PartitionWalk.contraAccount(partition));
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(evidence.contra().keySet());
        for (var key : keys) {
            var should = expected.get(key);
            var stands = evidence.contra().get(key);
            var row = Keys.contra(partition, batch.batchNo(), key);
            if (should == null) {
                return Findings.added(
                        "control_posting", row, "the batch has no entries that it could be the contra of");
            }
            if (stands == null) {
                return Findings.missing(
                        "control_posting", row, "the batch's entries in this currency need a contra of " + should);
            }
            if (!should.equals(stands)) {
                return Findings.altered(
                        "control_posting",
                        row,
                        "amount_minor",
                        stands,
                        should,
                        "it is not minus the sum of the entries");
            }
        }
        return null;
    }

    private Finding unexplained() {
        return new Finding(
                "batch",
                Keys.batch(partition, batch.batchNo()),
                null,
                null,
                null,
                "the batch does not verify, but another look finds nothing wrong: something changes the book"
                        + " while it is read. Verify again");
    }
}
