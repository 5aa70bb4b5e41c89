package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each record of one batch. Pure: what the database knows is handed in, what it is to learn is
 * handed out.
 */
final class BatchBuilder {

    private final PartitionState state;
    private final String contraAccount;
    private final Chains chains = new Chains();

    private final List<Incoming> records;
    private final Map<String, Incoming.Readable> firsts = new LinkedHashMap<>();

    private final List<Entry> entries = new ArrayList<>();
    private final Map<AccountKey, Change> changes = new TreeMap<>();
    private final List<Incoming.Readable> conflicts = new ArrayList<>();
    private final List<Incoming.Unreadable> deadLetters = new ArrayList<>();
    private final Set<String> unclaimed = new HashSet<>();
    private final BitSet overdraftFlags = new BitSet();
    private int duplicates;
    private byte[] chainHead;

    /** @param records of one topic partition in the order of their offsets, at least one */
    BatchBuilder(PartitionState state, EntryKind kind, List<Incoming> records) {
        this.state = state;
        this.contraAccount = kind == EntryKind.EVENT ? AccountKey.CONTROL : AccountKey.DRIFT_SUSPENSE;
        this.records = records;
        this.chainHead = state.chainHead();
        for (var record : records) {
            if (record instanceof Incoming.Readable readable) {
                firsts.putIfAbsent(readable.event().eventId(), readable);
            }
        }
    }

    /** The first event of each id: the ids to claim. */
    Map<String, Incoming.Readable> firsts() {
        return firsts;
    }

    /** The accounts whose standing {@link #build} needs; sorted, for the index is read in its own order then. */
    SortedSet<AccountKey> accounts() {
        var keys = new TreeSet<AccountKey>();
        for (var first : firsts.values()) {
            var key = key(first);
            keys.add(key);
            keys.add(contra(key));
        }
        return keys;
    }

    /**
     * Makes the batch.
     *
     * @param seenBefore content hashes of the ids that were taken before this batch
     * @param standings of all {@link #accounts()} that have a balance row
     * @param recordedAt record time, in whole microseconds
     */
    BatchDraft build(Map<String, byte[]> seenBefore, Map<AccountKey, Standing> standings, Instant recordedAt) {
        for (var incoming : records) {
            switch (incoming) {
                case Incoming.Unreadable unreadable -> deadLetters.add(unreadable);
                case Incoming.Readable event ->
                    decide(event, seenBefore.get(event.event().eventId()), standings);
            }
        }
        long last = records.getLast().offset();
        conflicts.forEach(event -> chains.conflict(event.offset(), event.event().eventId(), event.payload()));
        deadLetters.forEach(
                letter -> chains.deadLetter(letter.offset(), letter.reason(), letter.key(), letter.payload()));
        var sealed = new Chains.Batch(
                state.source(),
                state.batchNo() + 1,
                records.getFirst().offset(),
                last,
                recordedAt,
                chainHead,
                entries.size(),
                duplicates,
                conflicts.size(),
                deadLetters.size(),
                overdraftFlags);
        var next = new PartitionState(
                state.partitionId(),
                state.source(),
                state.epoch(),
                last + 1,
                sealed.batchNo(),
                recordedAt,
                chainHead,
                chains.seal(state.seal(), sealed));
        return new BatchDraft(
                sealed.firstOffset(),
                last,
                recordedAt,
                entries,
                changes,
                duplicates,
                conflicts,
                deadLetters,
                unclaimed,
                overdraftFlags.cardinality(),
                next);
    }

    private void decide(Incoming.Readable event, byte @Nullable [] hashBefore, Map<AccountKey, Standing> standings) {
        var first = firsts.getOrDefault(event.event().eventId(), event);
        var hashOfId = hashBefore == null ? first.contentHash() : hashBefore;
        if (hashBefore == null && first == event) {
            post(event, standings);
        } else if (Arrays.equals(hashOfId, event.contentHash())) {
            duplicates++;
        } else {
            conflicts.add(event);
        }
    }

    private void post(Incoming.Readable incoming, Map<AccountKey, Standing> standings) {
        var event = incoming.event();
        long minor = event.amount().minor();
        var key = key(incoming);
        var account = standings.computeIfAbsent(key, _ -> new Standing(0, 0));
        var contra = standings.computeIfAbsent(contra(key), _ -> new Standing(0, 0));
        if (!account.add(minor)) {
            bury(incoming, "the balance of account " + key.accountId() + " would not fit into 64 bits");
            return;
        }
        if (!contra.add(-minor)) {
            account.add(-minor);
            bury(incoming, "the balance of " + contraAccount + " in " + key.currency() + " would not fit into 64 bits");
            return;
        }
        boolean overdraft = account.overdrawn();
        overdraftFlags.set(entries.size(), overdraft);
        chainHead = chains.link(chainHead, incoming.offset(), incoming.contentHash());
        entries.add(new Entry(incoming.offset(), event, overdraft, chainHead));
        changes.computeIfAbsent(key, _ -> new Change()).post(event);
        changes.computeIfAbsent(contra(key), _ -> new Change()).contra(-minor);
    }

    // It may be sent again once there is room, so its id must not count as seen.
    private void bury(Incoming.Readable incoming, String reason) {
        unclaimed.add(incoming.event().eventId());
        deadLetters.add(new Incoming.Unreadable(incoming.offset(), reason, null, incoming.payload()));
    }

    private AccountKey contra(AccountKey key) {
        return new AccountKey(contraAccount, key.currency());
    }

    private static AccountKey key(Incoming.Readable incoming) {
        return new AccountKey(
                incoming.event().accountId(),
                incoming.event().amount().currency().getCurrencyCode());
    }
}
