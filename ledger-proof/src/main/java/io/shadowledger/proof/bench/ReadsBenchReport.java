package io.shadowledger.proof.bench;

/**
 * What {@code bench reads} measured.
 *
 * @param cores processors that all of it shared
 * @param accounts in the book
 * @param callers that asked at the same time, each over a connection of its own
 * @param limitPerSecond transactions of pgbench -S -M prepared on the same server with as many clients
 * @param singlePerSecond balances over HTTP, one per question, signed in
 * @param singleRatio to the limit
 * @param singleServiceMicros processor time of the service per question for one balance
 * @param singlePostgresMicros likewise of PostgreSQL
 * @param together balances per question
 * @param bulkPerSecond balances over HTTP, so many per question
 * @param bulkRatio to the limit
 * @param postedPerSecond events that were posted meanwhile, half of what the ledger can
 * @param askedPerSecond questions meanwhile
 * @param p99Millis of a question for one balance meanwhile
 */
record ReadsBenchReport(
        int cores,
        int accounts,
        int callers,
        long limitPerSecond,
        long singlePerSecond,
        double singleRatio,
        double singleServiceMicros,
        double singlePostgresMicros,
        int together,
        long bulkPerSecond,
        double bulkRatio,
        int postedPerSecond,
        int askedPerSecond,
        double p50Millis,
        double p99Millis) {

    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    String markdown() {
        return """

                ## Reads, %,d accounts, %d callers, %d cores

                |                                        | balances/s | of limit |
                |---|--:|--:|
                | Limit: pgbench -S -M prepared          | %,10d |    100 %% |
                | HTTP, one balance per question         | %,10d | %6.0f %% |
                | HTTP, %d balances per question        | %,10d | %6.0f %% |

                Processor time per question for one balance: service %.1f µs, PostgreSQL %.1f µs
                While %,d events/s are posted, %,d questions a second: p50 %.1f ms, p99 %.1f ms
                """.formatted(
                        accounts,
                        callers,
                        cores,
                        limitPerSecond,
                        singlePerSecond,
                        100 * singleRatio,
                        together,
                        bulkPerSecond,
                        100 * bulkRatio,
                        singleServiceMicros,
                        singlePostgresMicros,
                        postedPerSecond,
                        askedPerSecond,
                        p50Millis,
                        p99Millis);
    }
}
