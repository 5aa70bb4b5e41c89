package io.shadowledger.proof.judgement;

import io.shadowledger.proof.workload.Expectation;
import io.shadowledger.proof.workload.Expectation.Verdict;
import io.shadowledger.service.kafka.Topics;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was not posted is counted exactly, and conflicts and dead letters are kept, each record of them once. */
final class RejectsCheck {

    private static final String NAME = "counts";

    private final Findings findings;

    RejectsCheck(Findings findings) {
        this.findings = findings;
    }

    /** @param deadLetterTopic offsets of the topic of events whose records are on the dead-letter topic, by partition */
    void run(BookView book, Expectation expectation, Map<Integer, SortedSet<Long>> deadLetterTopic)
            throws SQLException {
        for (var partition : book.partitions(Topics.RAW).entrySet()) {
            int number = partition.getKey();
            var expected = expectation.partitions().get(number);
            if (expected == null) {
                findings.compare(
                        NAME,
                        "records of partition " + number,
                        0L,
                        partition.getValue().nextOffset());
                continue;
            }
            var found = partition.getValue();
            var place = " of partition " + number;
            findings.compare(NAME, "records" + place, expected.end(), found.nextOffset());
            findings.compare(NAME, "entries" + place, expected.entries(), found.entries());
            findings.compare(NAME, "duplicates" + place, expected.duplicates(), found.duplicates());
            findings.compare(NAME, "conflicts" + place, expected.conflicts(), found.conflicts());
            findings.compare(NAME, "dead letters" + place, expected.deadLetters(), found.deadLetters());
            offsets("conflicts kept" + place, expected, Verdict.CONFLICT, kept(book, "event_conflict", found.id()));
            offsets("dead letters kept" + place, expected, Verdict.DEAD_LETTER, kept(book, "dead_letter", found.id()));
            offsets(
                    "dead letters on their topic" + place,
                    expected,
                    Verdict.DEAD_LETTER,
                    deadLetterTopic.getOrDefault(number, new TreeSet<>()));
        }
        book.read(
                "select (select count(*) from event_seen) ids, (select count(*) from entry) entries",
                row -> findings.compare(NAME, "ids kept as seen", row.getLong("entries"), row.getLong("ids")));
    }

    private void offsets(String what, Expectation.Partition partition, Verdict verdict, SortedSet<Long> found) {
        var expected = partition.fates().entrySet().stream()
                .filter(record -> record.getValue().verdict() == verdict)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        for (long offset : expected) {
            if (!found.contains(offset)) {
                findings.add(NAME, what + ": offset " + offset + " is missing");
            }
        }
        for (long offset : found) {
            if (!expected.contains(offset)) {
                findings.add(NAME, what + ": offset " + offset + " must not be there");
            }
        }
    }

    private static SortedSet<Long> kept(BookView book, String table, int partitionId) throws SQLException {
        var offsets = new TreeSet<Long>();
        book.read(
                "select kafka_offset from " + table + " where partition_id = ?",
                row -> offsets.add(row.getLong(1)),
                partitionId);
        return offsets;
    }
}
