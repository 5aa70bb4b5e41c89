package io.shadowledger.proof.workload;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks as accounts are used: the first often, the last hardly ever. */
final class Zipf {

    private final double[] cumulated;

    /** @param exponent 0 draws all alike, 1 the first twice as often as the second */
    Zipf(int ranks, double exponent) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1 / Math.pow(rank + 1.0, exponent);
            cumulated[rank] = sum;
        }
    }

    /** A rank from 0. */
    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
    }
}
