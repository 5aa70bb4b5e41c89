package io.shadowledger.service.posting;

import io.shadowledger.api.account.EntryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each record of one batch. It does not touch the database: what that knows is handed in, what
 * it is to learn is handed out. Three steps, each once: {@link #firsts}, {@link #missing}, {@link #build}.
 */
final class BatchBuilder {

    private static final Comparator<Incoming.Readable> BY_ID =
            (one, other) -> one.event().eventId().compareTo(other.event().eventId());
    private static final Comparator<HeldAccount> BY_KEY =
            (one, other) -> one.key().compareTo(other.key());

    private final PartitionState state;
    private final String contraAccount;
    private final Chains chains;
    private final HeldAccounts held;
    private final List<Incoming> records;

    private final List<Incoming.Readable> firsts;
    /** The first of its id, for those that are not; rarely any. */
    private final Map<Incoming.Readable, Incoming.Readable> repeats = new IdentityHashMap<>();

    private final List<HeldAccount> touched = new ArrayList<>();
    /** The account of each record that is posted, null for the others; and the contra of each currency. */
    private final @Nullable HeldAccount[] accounts;

    private final Map<String, HeldAccount> contras = new HashMap<>();
    private final List<Entry> entries;
    private final List<Incoming.Readable> conflicts = new ArrayList<>();
    private final List<Incoming.Unreadable> deadLetters = new ArrayList<>();
    private final Set<String> unclaimed = new HashSet<>();
    private final BitSet overdraftFlags = new BitSet();
    private int duplicates;
    private final byte[] chainHead;

    /** @param records of one topic partition in the order of their offsets, at least one */
    BatchBuilder(PartitionState state, EntryKind kind, List<Incoming> records, HeldAccounts held, Chains chains) {
        this.state = state;
        this.contraAccount = kind == EntryKind.EVENT ? AccountKey.CONTROL : AccountKey.DRIFT_SUSPENSE;
        this.records = records;
        this.held = held;
        this.chains = chains;
        this.chainHead = state.chainHead().clone();
        this.entries = new ArrayList<>(records.size());
        this.accounts = new HeldAccount[records.size()];
        this.firsts = firstOfEachId();
    }

    private List<Incoming.Readable> firstOfEachId() {
        var sorted = new ArrayList<Incoming.Readable>(records.size());
        for (var record : records) {
            if (record instanceof Incoming.Readable readable) {
                sorted.add(readable);
            }
        }
        // Stable, so that of the same id the first offset comes first; next to nothing where ids ascend
        sorted.sort(BY_ID);
        var distinct = new ArrayList<Incoming.Readable>(sorted.size());
        Incoming.Readable previous = null;
        for (var readable : sorted) {
            if (previous != null
                    && previous.event().eventId().equals(readable.event().eventId())) {
                repeats.put(readable, previous);
            } else {
                distinct.add(readable);
                previous = readable;
            }
        }
        return distinct;
    }

    /** The first event of each id, by ascending id: the ids to claim. */
    List<Incoming.Readable> firsts() {
        return firsts;
    }

    /**
     * The accounts of which {@link #build} needs more than is held; sorted, for the index is read in its own order then.
     *
     * @param seenBefore content hashes of the ids that were taken before this batch
     */
    List<HeldAccount> missing(Map<String, byte[]> seenBefore) {
        for (int i = 0; i < accounts.length; i++) {
            if (records.get(i) instanceof Incoming.Readable readable && isNew(readable, seenBefore)) {
                var event = readable.event();
                var currency = event.amount().currency().getCurrencyCode();
                accounts[i] = touched(new AccountKey(event.accountId(), currency));
                contras.computeIfAbsent(currency, code -> touched(new AccountKey(contraAccount, code)));
            }
        }
        touched.sort(BY_KEY);
        return touched.stream().filter(HeldAccount::mustBeLoaded).toList();
    }

    /** The accounts that {@link #missing} found the batch to touch. */
    List<HeldAccount> touched() {
        return touched;
    }

    private boolean isNew(Incoming.Readable readable, Map<String, byte[]> seenBefore) {
        return (repeats.isEmpty() || !repeats.containsKey(readable))
                && (seenBefore.isEmpty()
                        || !seenBefore.containsKey(readable.event().eventId()));
    }

    private HeldAccount touched(AccountKey key) {
        var account = held.get(key);
        if (account.touch(state.batchNo() + 1)) {
            touched.add(account);
        }
        return account;
    }

    /**
     * Makes the batch.
     *
     * @param seenBefore as before
     * @param recordedAt record time, in whole microseconds
     */
    BatchDraft build(Map<String, byte[]> seenBefore, Instant recordedAt) {
        for (int i = 0; i < accounts.length; i++) {
            switch (records.get(i)) {
                case Incoming.Unreadable unreadable -> deadLetters.add(unreadable);
                case Incoming.Readable event -> {
                    var account = accounts[i];
                    if (account == null) {
                        repeated(event, seenBefore);
                    } else {
                        post(event, account);
                    }
                }
            }
        }
        conflicts.forEach(event -> chains.conflict(event.offset(), event.event().eventId(), event.payload()));
        deadLetters.forEach(
                letter -> chains.deadLetter(letter.offset(), letter.reason(), letter.key(), letter.payload()));
        long last = records.getLast().offset();
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
                touched.stream().filter(HeldAccount::isChanged).toList(),
                duplicates,
                conflicts,
                deadLetters,
                unclaimed,
                overdraftFlags.cardinality(),
                next);
    }

    private void repeated(Incoming.Readable event, Map<String, byte[]> seenBefore) {
        var hashOfId = seenBefore.get(event.event().eventId());
        if (hashOfId == null) {
            hashOfId = Objects.requireNonNull(repeats.get(event)).contentHash();
        }
        if (Arrays.equals(hashOfId, event.contentHash())) {
            duplicates++;
        } else {
            conflicts.add(event);
        }
    }

    private void post(Incoming.Readable incoming, HeldAccount account) {
        var event = incoming.event();
        long minor = event.amount().minor();
        var currency = event.amount().currency().getCurrencyCode();
        var contra = Objects.requireNonNull(contras.get(currency));
        if (!account.add(minor)) {
            bury(incoming, "the balance of account " + event.accountId() + " would not fit into 64 bits");
            return;
        }
        if (!contra.add(-minor)) {
            account.add(-minor);
            bury(incoming, "the balance of " + contraAccount + " in " + currency + " would not fit into 64 bits");
            return;
        }
        account.posted(event);
        contra.contraPosted();
        boolean overdraft = account.overdrawn();
        overdraftFlags.set(entries.size(), overdraft);
        chains.advance(chainHead, incoming.offset(), incoming.contentHash());
        entries.add(new Entry(incoming.offset(), event, overdraft, chainHead.clone()));
    }

    // It may be sent again once there is room, so its id must not count as seen.
    private void bury(Incoming.Readable incoming, String reason) {
        unclaimed.add(incoming.event().eventId());
        deadLetters.add(new Incoming.Unreadable(incoming.offset(), reason, incoming.key(), incoming.payload()));
    }
}
