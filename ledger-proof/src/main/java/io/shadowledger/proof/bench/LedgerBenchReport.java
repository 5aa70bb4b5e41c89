package io.shadowledger.proof.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench ledger} measured. Rates are events per second; ratios are to {@code limitPerSecond}, unless said
 * otherwise.
 *
 * @param cores processors that all of it shared
 * @param events of each phase
 * @param limitPerSecond COPY of the same rows into the same tables and indexes, on one connection
 * @param limitParallelPerSecond the same on as many connections as the ledger posts with
 * @param enginePerSecond the posting engine without a broker
 * @param engineRatio to the limit
 * @param endToEndPerSecond from the topic to committed rows
 * @param endToEndRatio to the limit
 * @param endToEndParallelRatio to {@code limitParallelPerSecond}
 * @param hotPerSecond end to end, every event on one account and so in one partition
 * @param hotRatio to {@code endToEndPerSecond}
 * @param steadyPerSecond the steady rate at which the times were taken: half of end to end, unless told otherwise
 * @param p50Millis from handing an event to the producer until it is committed
 * @param steadyServiceMicros processor time per event at that rate
 * @param serviceMicros processor time per event, end to end
 * @param heapMegabytes the largest heap of the service
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerBenchReport(
        int cores,
        int events,
        int accounts,
        int partitions,
        int connections,
        boolean randomIds,
        long limitPerSecond,
        long limitParallelPerSecond,
        long enginePerSecond,
        double engineRatio,
        long endToEndPerSecond,
        double endToEndRatio,
        double endToEndParallelRatio,
        long hotPerSecond,
        double hotRatio,
        long steadyPerSecond,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double maxMillis,
        double steadyServiceMicros,
        double steadyPostgresMicros,
        double steadyBrokerMicros,
        double serviceMicros,
        double postgresMicros,
        double brokerMicros,
        int heapMegabytes,
        @Nullable Grown grown) {

    /**
     * The engine on a large book.
     *
     * @param entries in the book after the last step
     * @param perSecond of the last step
     * @param ratio to {@code enginePerSecond}, which is that of the first step
     */
    record Grown(long entries, long perSecond, double ratio) {}

    static LedgerBenchReport of(
            LedgerBench.Options options,
            Rate limit,
            Rate parallelLimit,
            Rate engine,
            EndToEndRun.Drained endToEnd,
            EndToEndRun.Drained hot,
            int steady,
            EndToEndRun.Paced paced,
            @Nullable Grown grown) {
        return new LedgerBenchReport(
                Runtime.getRuntime().availableProcessors(),
                options.events(),
                options.accounts(),
                options.partitions(),
                options.connections(),
                options.randomIds(),
                Math.round(limit.perSecond()),
                Math.round(parallelLimit.perSecond()),
                Math.round(engine.perSecond()),
                rounded(engine.perSecond() / limit.perSecond()),
                Math.round(endToEnd.rate().perSecond()),
                rounded(endToEnd.rate().perSecond() / limit.perSecond()),
                rounded(endToEnd.rate().perSecond() / parallelLimit.perSecond()),
                Math.round(hot.rate().perSecond()),
                rounded(hot.rate().perSecond() / endToEnd.rate().perSecond()),
                steady,
                rounded(Latencies.quantile(paced.millis(), 0.5)),
                rounded(Latencies.quantile(paced.millis(), 0.99)),
                rounded(Latencies.quantile(paced.millis(), 0.999)),
                rounded(paced.millis()[paced.millis().length - 1]),
                rounded(paced.serviceMicros()),
                rounded(paced.postgresMicros()),
                rounded(paced.brokerMicros()),
                rounded(endToEnd.serviceMicros()),
                rounded(endToEnd.postgresMicros()),
                rounded(endToEnd.brokerMicros()),
                EndToEndRun.HEAP_MEGABYTES,
                grown == null ? null : new Grown(grown.entries(), grown.perSecond(), rounded(grown.ratio())));
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    String markdown() {
        var text = new StringBuilder()
                .append("\n## Posting, %,d events over %,d accounts, %d partitions, %d cores\n\n"
                        .formatted(events, accounts, partitions, cores))
                .append("| %-44s | %10s | %8s |\n|---|--:|--:|\n".formatted("", "events/s", "of limit"));
        line(text, "Limit: COPY of the same rows, 1 connection", limitPerSecond, 1);
        line(
                text,
                "COPY of the same rows, %d connections".formatted(connections),
                limitParallelPerSecond,
                (double) limitParallelPerSecond / limitPerSecond);
        line(text, "Engine alone", enginePerSecond, engineRatio);
        line(text, "End to end, topic to disk", endToEndPerSecond, endToEndRatio);
        line(text, "End to end, all on one account", hotPerSecond, (double) hotPerSecond / limitPerSecond);
        if (grown != null) {
            line(
                    text,
                    "Engine alone at %,d entries".formatted(grown.entries()),
                    grown.perSecond(),
                    (double) grown.perSecond() / limitPerSecond);
        }
        text.append("\nFrom producer to disk at %,d events/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms\n"
                .formatted(steadyPerSecond, p50Millis, p99Millis, p999Millis, maxMillis));
        text.append("Processor time per event then: service %.1f µs, PostgreSQL %.1f µs, broker %.1f µs\n"
                .formatted(steadyServiceMicros, steadyPostgresMicros, steadyBrokerMicros));
        text.append("Processor time per event, gathered: service %.1f µs, PostgreSQL %.1f µs, broker %.1f µs; heap %d MB\n"
                .formatted(serviceMicros, postgresMicros, brokerMicros, heapMegabytes));
        text.append("All on one account: %.0f %% of spread; end to end: %.0f %% of COPY on %d connections\n"
                .formatted(100 * hotRatio, 100 * endToEndParallelRatio, connections));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long perSecond, double ratio) {
        text.append("| %-44s | %,10d | %6.0f %% |\n".formatted(name, perSecond, 100 * ratio));
    }
}
