package io.shadowledger.service.verify;

import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.posting.Chains;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the entries of one batch come to, as they are read one after the other. */
final class BatchContent {

    private final int partitionId;
    private final BatchRow batch;
    private final long recordedAt;
    private final BitSet overdrafts = new BitSet();
    private final Map<String, Long> sums = new HashMap<>();
    private byte[] chainHead;
    private int entries;

    BatchContent(int partitionId, BatchRow batch, byte[] headBefore) {
        this.partitionId = partitionId;
        this.batch = batch;
        this.recordedAt = ContentHash.micros(batch.recordedAt());
        this.chainHead = headBefore;
    }

    BatchRow batch() {
        return batch;
    }

    byte[] chainHead() {
        return chainHead;
    }

    BitSet overdrafts() {
        return overdrafts;
    }

    /** Takes an entry up; answers whether everything about it is as it should be. */
    boolean add(EntryRow entry, Chains chains, MessageDigest sha256) {
        byte[] hash = entry.contentHash(sha256);
        chainHead = chains.link(chainHead, entry.offset(), hash);
        overdrafts.set(entries, entry.overdraft());
        entries++;
        sum(entry);
        return Arrays.equals(chainHead, entry.chainHash())
                && entry.batchNo() == batch.batchNo()
                && entry.recordedAt() == recordedAt
                && entry.offset() >= batch.firstOffset()
                && entries <= batch.entries()
                && entry.hasSeen(hash, partitionId);
    }

    /** Takes only the amount up. */
    void sum(EntryRow entry) {
        sums.merge(CopyRows.text(entry.currency()), entry.amount(), Long::sum);
    }

    /** Whether the batch's row agrees about the entries as a whole. */
    boolean agrees() {
        return entries == batch.entries() && Arrays.equals(chainHead, batch.chainHead());
    }

    /** What the contra of the entries must be. */
    Map<ContraRows.Key, Long> contra(String account) {
        var contra = new TreeMap<ContraRows.Key, Long>();
        sums.forEach((currency, sum) -> contra.put(new ContraRows.Key(account, currency), -sum));
        return contra;
    }
}
