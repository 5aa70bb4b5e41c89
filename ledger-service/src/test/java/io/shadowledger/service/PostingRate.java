package io.shadowledger.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.api.money.Money;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.EventWriter;
import io.shadowledger.service.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures how fast events that lie on the topic get into the book: real broker, real PostgreSQL with fsync, an empty
 * book, ids in no order. Not a test; run its main method with the number of events and of accounts.
 */
public final class PostingRate {

    private PostingRate() {}

    static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
        int accounts = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        try (var kafka = KafkaProcess.temporary();
                var postgres = PostgresProcess.temporary()) {
            RunningService.createTopics(kafka.bootstrapServers(), 6);
            produce(kafka.bootstrapServers(), events, accounts);
            long started = System.nanoTime();
            try (var service = RunningService.start(
                    postgres.freshDatabase("rate"), kafka.bootstrapServers(), "shadowledger.role=ledger")) {
                long up = System.nanoTime();
                var ours = cpu(ProcessHandle.current());
                var databases = cpuOfTree(postgres.pid());
                var brokers = cpuOfTree(kafka.pid());
                var posted = service.bean(MeterRegistry.class);
                while (posted.find("shadowledger.posting.entries").counters().stream()
                                .mapToDouble(Counter::count)
                                .sum()
                        < events) {
                    Thread.sleep(10);
                }
                long done = System.nanoTime();
                System.out.printf(
                        "%d events, %d accounts: %.1f s, %.0f events/s (and %.1f s to start)%n",
                        events, accounts, (done - up) / 1e9, events / ((done - up) / 1e9), (up - started) / 1e9);
                // On a machine that others use as well, this is what can be compared
                System.out.printf(
                        "CPU per event: service %.1f µs, database %.1f µs, broker %.1f µs%n",
                        perEvent(cpu(ProcessHandle.current()).minus(ours), events),
                        perEvent(cpuOfTree(postgres.pid()).minus(databases), events),
                        perEvent(cpuOfTree(kafka.pid()).minus(brokers), events));
                System.out.println(service.anonymous()
                        .get()
                        .uri("/actuator/prometheus")
                        .retrieve()
                        .body(String.class)
                        .lines()
                        .filter(line -> line.startsWith("shadowledger_posting"))
                        .reduce("", (one, other) -> one + "\n" + other));
            }
        }
    }

    private static Duration cpuOfTree(long pid) {
        var root = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants())
                .map(PostingRate::cpu)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double perEvent(Duration cpu, int events) {
        return cpu.toNanos() / 1_000.0 / events;
    }

    private static void produce(String bootstrapServers, int events, int accounts) {
        var random = new Random(42);
        var currency = Money.currency("CZK");
        var start = Instant.parse("2026-03-01T00:00:00Z");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 200_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < events; i++) {
                var account = "CZ%022d".formatted(random.nextInt(accounts));
                var event = new BookableEvent(
                        Long.toHexString(random.nextLong()) + "-" + i,
                        account,
                        new Money((1 + random.nextLong(1_000_000)) * (random.nextInt(3) == 0 ? -1 : 1), currency),
                        start.plusMillis(i * 10L),
                        "ref-" + i,
                        null);
                var unused = producer.send(new ProducerRecord<>(
                        Topics.RAW, account.getBytes(StandardCharsets.UTF_8), EventWriter.write(event)));
            }
        }
    }
}
