package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.service.kafka.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a seal that does not fit says: tries what would make it fit. */
final class SealDiagnosis {

    // Kafka recommends no more than some thousand partitions per broker
    private static final int PARTITIONS_TRIED = 4_096;
    private static final int OFFSETS_NAMED = 20;

    private final Evidence evidence;
    private final BatchRow batch;
    private final TopicPartition source;

    SealDiagnosis(Evidence evidence) {
        this.evidence = evidence;
        this.batch = evidence.batch();
        this.source = evidence.partition().source();
    }

    private record Candidate(String column, Object found, Object expected, BatchRow row) {}

    /** Whether the seal fits what stands in the book. */
    boolean fits() {
        return Arrays.equals(evidence.seal(batch, source), batch.seal());
    }

    /** A column of the batch's row, or of the partition's, with another value of which the seal fits. */
    @Nullable
    Finding ofBatchRow() {
        for (var candidate : candidates()) {
            if (Arrays.equals(evidence.seal(candidate.row(), source), batch.seal())) {
                return Findings.altered(
                        "batch",
                        key(),
                        candidate.column(),
                        candidate.found(),
                        candidate.expected(),
                        "the seal was made with the expected value");
            }
        }
        return evidence.before().batchNo() == 0 ? ofSource() : null;
    }

    private List<Candidate> candidates() {
        var candidates = new ArrayList<Candidate>();
        var entries = evidence.entries(batch.lastOffset());
        var rejects = evidence.rejects(batch.lastOffset());
        int conflicts =
                (int) rejects.stream().filter(Reject.Conflict.class::isInstance).count();
        int deadLetters = rejects.size() - conflicts;
        recordTimes(entries, rejects)
                .forEach(time -> candidates.add(new Candidate(
                        "recorded_at",
                        batch.recordedAt(),
                        time,
                        row(
                                batch.firstOffset(),
                                batch.lastOffset(),
                                time,
                                batch.entries(),
                                batch.duplicates(),
                                batch.conflicts(),
                                batch.deadLetters(),
                                batch.chainHead()))));
        candidates.add(new Candidate(
                "entries",
                batch.entries(),
                entries.size(),
                counting(entries.size(), batch.duplicates(), batch.conflicts(), batch.deadLetters())));
        candidates.add(new Candidate(
                "conflicts",
                batch.conflicts(),
                conflicts,
                counting(batch.entries(), batch.duplicates(), conflicts, batch.deadLetters())));
        candidates.add(new Candidate(
                "dead_letters",
                batch.deadLetters(),
                deadLetters,
                counting(batch.entries(), batch.duplicates(), batch.conflicts(), deadLetters)));
        int duplicates = (int) (batch.span() - batch.entries() - batch.conflicts() - batch.deadLetters());
        candidates.add(new Candidate(
                "duplicates",
                batch.duplicates(),
                duplicates,
                counting(batch.entries(), duplicates, batch.conflicts(), batch.deadLetters())));
        var head = EntryDiagnosis.head(evidence.before().chainHead(), entries);
        candidates.add(new Candidate(
                "chain_head",
                Findings.hex(batch.chainHead()),
                Findings.hex(head),
                row(
                        batch.firstOffset(),
                        batch.lastOffset(),
                        batch.recordedAt(),
                        batch.entries(),
                        batch.duplicates(),
                        batch.conflicts(),
                        batch.deadLetters(),
                        head)));
        long records = (long) batch.entries() + batch.duplicates() + batch.conflicts() + batch.deadLetters();
        for (long first : List.of(evidence.before().lastOffset() + 1, batch.lastOffset() - records + 1)) {
            candidates.add(
                    new Candidate("first_offset", batch.firstOffset(), first, spanning(first, batch.lastOffset())));
        }
        long end = evidence.next() == null
                ? evidence.partition().nextOffset()
                : evidence.next().firstOffset();
        for (long last : List.of(end - 1, batch.firstOffset() + records - 1)) {
            candidates.add(new Candidate("last_offset", batch.lastOffset(), last, spanning(batch.firstOffset(), last)));
        }
        return candidates;
    }

    private static List<Instant> recordTimes(List<EntryRow> entries, List<Reject> rejects) {
        var times = new ArrayList<Instant>();
        entries.stream()
                .limit(2)
                .forEach(e -> times.add(Instant.EPOCH.plus(e.recordedAt(), java.time.temporal.ChronoUnit.MICROS)));
        rejects.stream().limit(2).forEach(r -> times.add(r.recordedAt()));
        return times;
    }

    /** A partition that was renamed: the first seal tells what it was. */
    private @Nullable Finding ofSource() {
        for (var topic : List.of(source.topic(), Topics.RAW, Topics.CORRECTIONS)) {
            for (int number = -1; number < PARTITIONS_TRIED; number++) {
                var was = new TopicPartition(topic, number < 0 ? source.partition() : number);
                if (Arrays.equals(evidence.seal(batch, was), batch.seal())) {
                    boolean topicDiffers = !was.topic().equals(source.topic());
                    return Findings.altered(
                            "ledger_partition",
                            evidence.partition().key(),
                            topicDiffers ? "topic" : "kafka_partition",
                            topicDiffers ? source.topic() : source.partition(),
                            topicDiffers ? was.topic() : was.partition(),
                            "the first seal was made for " + was);
                }
            }
        }
        return null;
    }

    /** The entry whose overdraft flag was turned. */
    @Nullable
    Finding ofOverdrafts() {
        var entries = evidence.entries(batch.lastOffset());
        var rejects = evidence.rejects(batch.lastOffset());
        var flags = Evidence.overdrafts(entries);
        for (int i = 0; i < entries.size(); i++) {
            flags.flip(i);
            if (Arrays.equals(evidence.seal(batch, source, flags, rejects), batch.seal())) {
                return Findings.altered(
                        "entry",
                        Keys.record(evidence.partition(), entries.get(i).offset()),
                        "overdraft",
                        entries.get(i).overdraft(),
                        flags.get(i),
                        "the seal of batch " + batch.batchNo() + " was made with the expected value");
            }
            flags.flip(i);
        }
        return null;
    }

    /** The seal, if what follows was made upon the computed one. */
    @Nullable
    Finding ofSealItself() {
        var computed = evidence.seal(batch, source);
        return evidence.isFollowed(computed)
                ? Findings.altered(
                        "batch",
                        key(),
                        "seal",
                        batch.seal(),
                        computed,
                        "what follows was sealed upon the expected value")
                : null;
    }

    /** A reject that was added, removed or altered; else no more than that the seal does not fit. */
    Finding ofRejects() {
        var rejects = evidence.rejects(batch.lastOffset());
        var flags = Evidence.overdrafts(evidence.entries(batch.lastOffset()));
        for (var reject : rejects) {
            var others = rejects.stream().filter(r -> r != reject).toList();
            if (Arrays.equals(evidence.seal(batch, source, flags, others), batch.seal())) {
                return Findings.added(
                        reject.table(),
                        Keys.record(evidence.partition(), reject.offset()),
                        "the seal of batch " + batch.batchNo() + " was made without it");
            }
        }
        for (var table : List.of("event_conflict", "dead_letter")) {
            long there = rejects.stream().filter(r -> r.table().equals(table)).count();
            int sealed = table.equals("event_conflict") ? batch.conflicts() : batch.deadLetters();
            if (there < sealed) {
                return Findings.missing(
                        table,
                        "partition_id=" + evidence.partition().partitionId() + ", kafka_offset=" + uncovered(),
                        "batch " + batch.batchNo() + " has " + sealed + ", and " + there + " are there");
            }
        }
        if (rejects.isEmpty()) {
            return Findings.altered(
                    "batch",
                    key(),
                    "seal",
                    batch.seal(),
                    evidence.seal(batch, source),
                    "the seal does not fit the batch, and no change of one column of its row makes it fit");
        }
        var offsets = rejects.stream().map(r -> Long.toString(r.offset())).collect(Collectors.joining(" or "));
        return new Finding(
                rejects.stream().map(Reject::table).distinct().collect(Collectors.joining(" or ")),
                "partition_id=" + evidence.partition().partitionId() + ", kafka_offset=" + offsets,
                null,
                null,
                null,
                "what was not posted in batch " + batch.batchNo() + " is not what was sealed: "
                        + (rejects.size() == 1 ? "the row was altered" : "one of these rows was altered"));
    }

    /** The offsets of the batch at which nothing stands: those of its duplicates and of what is missing. */
    private String uncovered() {
        var standing = new HashSet<Long>();
        evidence.entries(batch.lastOffset()).forEach(e -> standing.add(e.offset()));
        evidence.rejects(batch.lastOffset()).forEach(r -> standing.add(r.offset()));
        return LongStream.rangeClosed(batch.firstOffset(), batch.lastOffset())
                .filter(offset -> !standing.contains(offset))
                .limit(OFFSETS_NAMED)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" or "));
    }

    private String key() {
        return Keys.batch(evidence.partition(), batch.batchNo());
    }

    private BatchRow counting(int entries, int duplicates, int conflicts, int deadLetters) {
        return row(
                batch.firstOffset(),
                batch.lastOffset(),
                batch.recordedAt(),
                entries,
                duplicates,
                conflicts,
                deadLetters,
                batch.chainHead());
    }

    private BatchRow spanning(long first, long last) {
        return row(
                first,
                last,
                batch.recordedAt(),
                batch.entries(),
                batch.duplicates(),
                batch.conflicts(),
                batch.deadLetters(),
                batch.chainHead());
    }

    private BatchRow row(
            long first,
            long last,
            Instant time,
            int entries,
            int duplicates,
            int conflicts,
            int deadLetters,
            byte[] head) {
        return new BatchRow(
                batch.batchNo(), first, last, time, entries, duplicates, conflicts, deadLetters, head, batch.seal());
    }
}
