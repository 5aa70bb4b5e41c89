package io.shadowledger.service.posting;

/**
 * What an account holds while a batch is made, in minor units.
 *
 * <p>The row of this partition is exact. What other partitions' rows hold only matters for the sign of the total.
 */
final class Standing {

    private final long elsewhere;
    private long own;

    /**
     * @param own the balance row of this partition
     * @param elsewhere the sum of the other partitions' rows, cut off at the ends of 64 bits
     */
    Standing(long own, long elsewhere) {
        this.own = own;
        this.elsewhere = elsewhere;
    }

    long own() {
        return own;
    }

    /** Adds to this partition's row, if that stays within 64 bits; else changes nothing and says no. */
    boolean add(long amount) {
        long sum = own + amount;
        // Hacker's Delight 2-13: overflow if and only if both operands differ in sign from the sum
        if (((own ^ sum) & (amount ^ sum)) < 0) {
            return false;
        }
        own = sum;
        return true;
    }

    /** Whether the account's total is below zero. */
    boolean overdrawn() {
        long total = own + elsewhere;
        boolean overflowed = ((own ^ total) & (elsewhere ^ total)) < 0;
        return overflowed ? own < 0 : total < 0;
    }
}
