package io.shadowledger.proof;

import java.security.SecureRandom;

/** Seeds for runs that were given none. */
public final class Seeds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Seeds() {}

    /** Short enough to be typed. */
    public static long fresh() {
        return RANDOM.nextInt(1, 1_000_000_000);
    }
}
