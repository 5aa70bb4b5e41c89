package io.shadowledger.proof.bench;

import java.util.List;

/**
 * What {@code bench drift} measured.
 *
 * @param cores processors that all of it shared
 * @param accounts in the book and in the report
 * @param differences accounts on which they differ
 * @param earlier daily reports that came before
 * @param shuffled whether the report's lines were in no order
 * @param fileBytes of the report
 * @param heapMegabytes the largest heap of the service
 * @param ratio of the service's time to that by hand (ordinary table): the median of the rounds
 */
record DriftBenchReport(
        int cores,
        int accounts,
        long differences,
        int earlier,
        boolean shuffled,
        long fileBytes,
        int heapMegabytes,
        double ratio,
        List<Round> rounds) {

    /**
     * One time by hand and by the service.
     *
     * @param unloggedSeconds COPY into an unlogged table, and join
     * @param byHandSeconds COPY into an ordinary table, and join
     * @param byHandPostgresSeconds processor time of that
     * @param serviceSeconds from the upload's first byte until the report is compared
     * @param compareSeconds of these, comparing: measured by comparing the stored report once more
     * @param serviceCpuSeconds processor time of the service for all of it
     * @param postgresCpuSeconds likewise of PostgreSQL
     * @param comparePostgresCpuSeconds likewise, of comparing alone
     * @param ratio of serviceSeconds to byHandSeconds
     */
    record Round(
            double unloggedSeconds,
            double byHandSeconds,
            double byHandPostgresSeconds,
            double serviceSeconds,
            double compareSeconds,
            double serviceCpuSeconds,
            double postgresCpuSeconds,
            double comparePostgresCpuSeconds,
            double ratio) {

        static Round of(Stint unlogged, Stint byHand, Stint whole, Stint again) {
            return new Round(
                    rounded(unlogged.seconds()),
                    rounded(byHand.seconds()),
                    rounded(byHand.postgresSeconds()),
                    rounded(whole.seconds()),
                    rounded(again.seconds()),
                    rounded(whole.workerSeconds()),
                    rounded(whole.postgresSeconds()),
                    rounded(again.postgresSeconds()),
                    rounded(whole.seconds() / byHand.seconds()));
        }
    }

    static DriftBenchReport of(DriftBench.Options options, long fileBytes, long differences, List<Round> rounds) {
        var ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
        return new DriftBenchReport(
                Runtime.getRuntime().availableProcessors(),
                options.accounts(),
                differences,
                options.earlier(),
                options.shuffled(),
                fileBytes,
                EndToEndRun.HEAP_MEGABYTES,
                ratios[ratios.length / 2],
                List.copyOf(rounds));
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    String markdown() {
        var text = new StringBuilder()
                .append("\n## Drift, a report of %,d accounts, %,d of them differ, %d cores\n\n"
                        .formatted(accounts, differences, cores))
                .append("| round | by hand, unlogged | by hand | service | of these, comparing | ratio |\n")
                .append("|--:|--:|--:|--:|--:|--:|\n");
        for (int i = 0; i < rounds.size(); i++) {
            var round = rounds.get(i);
            text.append("| %5d | %15.2f s | %5.2f s | %5.2f s | %17.2f s | %5.2f |\n"
                    .formatted(
                            i + 1,
                            round.unloggedSeconds(),
                            round.byHandSeconds(),
                            round.serviceSeconds(),
                            round.compareSeconds(),
                            round.ratio()));
        }
        var last = rounds.getLast();
        text.append("\nProcessor time, last round: by hand PostgreSQL %.2f s; service %.2f s and PostgreSQL %.2f s\n"
                .formatted(last.byHandPostgresSeconds(), last.serviceCpuSeconds(), last.postgresCpuSeconds()));
        text.append("Heap of the service: %d MB; the file: %,d bytes; reports before: %d\n"
                .formatted(heapMegabytes, fileBytes, earlier));
        return text.toString();
    }
}
