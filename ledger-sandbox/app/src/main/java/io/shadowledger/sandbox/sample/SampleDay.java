package io.shadowledger.sandbox.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * One day of a made-up bank: about 200 accounts and 5,000 transactions in Czech crowns, some in euros. The core banking
 * system books all of them; the shadow ledger gets a stream in which some were lost, doubled, altered or misdated. The
 * same seed always makes the same day.
 */
public final class SampleDay {

    /** The day: the last of a half-year, in summer time, so that end of day is not midnight UTC. */
    public static final LocalDate DATE = LocalDate.of(2026, 6, 30);

    /** Where the bank's day ends at midnight. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Prague");

    /** The file name of the events, as {@code events import} takes them. */
    public static final String EVENTS_FILE = "events.jsonl";

    /** The file name of the balances, as {@code drift check} takes them. */
    public static final String REPORT_FILE = "cbs-report.csv";

    /** Names the standard day: another generator or seed would be another. */
    public static final String NAME = DATE + "-1";

    private static final long SEED = 20_260_630L;

    private final List<SampleEvent> truth;
    private final List<SampleEvent> stream;
    private final List<Fault> faults;

    private SampleDay(List<SampleEvent> truth, FaultyChannel.Delivery delivery) {
        this.truth = truth;
        this.stream = delivery.stream();
        this.faults = delivery.faults();
    }

    /** The day that {@code ./shadowledger up} feeds. */
    public static SampleDay standard() {
        return of(SEED);
    }

    public static SampleDay of(long seed) {
        // Random's algorithm is part of its specification: every JDK makes the same day.
        var random = new Random(seed);
        var truth = Happenings.of(random, DATE, ZONE);
        return new SampleDay(truth, FaultyChannel.deliver(random, truth, nextMidnight()));
    }

    /** What the core banking system booked, in the order of value time. */
    public List<SampleEvent> truth() {
        return truth;
    }

    /** What reaches the shadow ledger, in the order of arrival. */
    public List<SampleEvent> stream() {
        return stream;
    }

    /** What went wrong on the way: the breaks that a check of the report must find, and no others. */
    public List<Fault> faults() {
        return faults;
    }

    /** The moment that the report stands for, inclusive: the last microsecond of the day in Prague. */
    public Instant asOf() {
        return nextMidnight().minusNanos(1_000);
    }

    /** The core banking system's balances at the end of the day, in the order of account and currency. */
    public List<SampleBalance> report() {
        return balances(truth);
    }

    /** The balances that the shadow must have at the end of the day, faults included: an event id counts once. */
    public List<SampleBalance> expectedShadow() {
        var once = new TreeMap<String, SampleEvent>();
        stream.stream()
                .filter(event -> !event.timestamp().isAfter(asOf()))
                .forEach(event -> once.put(event.eventId(), event));
        return balances(List.copyOf(once.values()));
    }

    /** Writes {@value #EVENTS_FILE} and {@value #REPORT_FILE} into a directory. */
    public void writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var out = Files.newBufferedWriter(directory.resolve(EVENTS_FILE))) {
            for (var event : stream) {
                line(out, event.toJson());
            }
        }
        Files.writeString(directory.resolve(REPORT_FILE), reportCsv());
    }

    /** The report as a file: a header line, then {@code accountId,currency,balance}. */
    public String reportCsv() {
        var csv = new StringBuilder("accountId,currency,balance\n");
        report().forEach(line -> csv.append(line.accountId())
                .append(',')
                .append(line.currency())
                .append(',')
                .append(line.balance())
                .append('\n'));
        return csv.toString();
    }

    private static List<SampleBalance> balances(List<SampleEvent> events) {
        record Key(String accountId, String currency) {}
        var sums = new HashMap<Key, Long>();
        events.forEach(
                event -> sums.merge(new Key(event.accountId(), event.currency()), event.signedMinor(), Math::addExact));
        return sums.entrySet().stream()
                .map(sum ->
                        new SampleBalance(sum.getKey().accountId(), sum.getKey().currency(), sum.getValue()))
                .sorted(Comparator.comparing(SampleBalance::accountId).thenComparing(SampleBalance::currency))
                .toList();
    }

    private static Instant nextMidnight() {
        return DATE.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private static void line(BufferedWriter out, String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
