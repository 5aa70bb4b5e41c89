package io.shadowledger.service.gateway;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts wrong passwords per user and address, and (ten times as many) per address. A right password gives its try back,
 * so that nobody is locked out by signing in often.
 */
final class LoginTries {

    /** Whoever wants to push an own bucket out must pay for this many password checks first. */
    private static final int MAX_BUCKETS = 10_000;

    private static final int PER_ADDRESS = 10;

    private final int tries;
    private final Duration window;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_BUCKETS;
        }
    };

    LoginTries(int tries, Duration window) {
        this.tries = tries;
        this.window = window;
    }

    /** Takes one try; answers 0, or the whole seconds until the next one when there is none left. */
    long take(String user, String address) {
        var own = bucket(user + '\n' + address, tries).tryConsumeAndReturnRemaining(1);
        var shared = bucket('\n' + address, (long) tries * PER_ADDRESS).tryConsumeAndReturnRemaining(1);
        if (own.isConsumed() && shared.isConsumed()) {
            return 0;
        }
        return wholeSeconds(Math.max(own.getNanosToWaitForRefill(), shared.getNanosToWaitForRefill()));
    }

    void giveBack(String user, String address) {
        bucket(user + '\n' + address, tries).addTokens(1);
        bucket('\n' + address, (long) tries * PER_ADDRESS).addTokens(1);
    }

    static long wholeSeconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L));
    }

    private Bucket bucket(String key, long capacity) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key,
                    _ -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, window))
                            .build());
        }
    }
}
