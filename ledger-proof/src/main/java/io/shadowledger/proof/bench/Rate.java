package io.shadowledger.proof.bench;

/**
 * How fast something went.
 *
 * @param events how many
 * @param nanos in what time
 */
record Rate(long events, long nanos) {

    double perSecond() {
        return events * 1e9 / nanos;
    }
}
