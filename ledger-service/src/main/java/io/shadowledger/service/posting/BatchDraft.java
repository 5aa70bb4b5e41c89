package io.shadowledger.service.posting;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that one batch writes.
 *
 * @param firstOffset the offset of its first record
 * @param lastOffset the offset of its last record
 * @param recordedAt record time of all of it, in whole microseconds
 * @param entries the new entries, in the order of offsets
 * @param changed the accounts that gain or lose in this partition's rows, the ledger's own included, by ascending key
 * @param duplicates how many events were known with the same content
 * @param conflicts the events whose ids were known with other content
 * @param deadLetters the records that could not be posted
 * @param unclaimed ids that were claimed for events that became dead letters after all
 * @param overdrafts how many entries left their account below zero
 * @param next the partition's state once the batch is committed
 */
record BatchDraft(
        long firstOffset,
        long lastOffset,
        Instant recordedAt,
        List<Entry> entries,
        List<HeldAccount> changed,
        int duplicates,
        List<Incoming.Readable> conflicts,
        List<Incoming.Unreadable> deadLetters,
        Set<String> unclaimed,
        int overdrafts,
        PartitionState next) {}
