package io.shadowledger.proof.bench;

/**
 * What {@code bench intake} measured.
 *
 * @param cores processors that all of it shared
 * @param events of each phase
 * @param recordBytes the size of an event
 * @param callers that sent at the same time
 * @param limitPerSecond records per second of kafka-producer-perf-test, of the same size, acks=all
 * @param intakePerSecond events per second over HTTP, each confirmed by the broker
 * @param intakeRatio to the limit
 * @param serviceMicros the service's processor time per event
 */
record IntakeBenchReport(
        int cores,
        int events,
        int recordBytes,
        int callers,
        long limitPerSecond,
        long intakePerSecond,
        double intakeRatio,
        double serviceMicros) {

    String markdown() {
        return """

                ## Intake, %,d events of %d bytes, %d callers, %d cores

                |                                        |   events/s | of limit |
                |---|--:|--:|
                | Limit: kafka-producer-perf-test        | %,10d |    100 %% |
                | HTTP, batches of 5,000, confirmed      | %,10d | %6.0f %% |

                Processor time of the service per event: %.1f µs
                """.formatted(
                events, recordBytes, callers, cores, limitPerSecond, intakePerSecond, 100 * intakeRatio, serviceMicros);
    }
}
