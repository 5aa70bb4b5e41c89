package io.shadowledger.proof.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Events as a bank's core sends them, all different and all good: ids that ascend in time, accounts drawn evenly from
 * all there are or one for all, value times a second behind each other. For one thread.
 */
final class BenchEvents {

    static final Instant FIRST = Instant.parse("2026-03-02T06:00:00Z");
    /** Beyond those that events are spread over. */
    private static final int HOT = 99_999_999;

    private static final int LARGEST_MINOR = 2_000_000;
    /** A prime: multiples of it, by the number of accounts, name all accounts in an order that is none. */
    private static final long STRIDE = 7_368_787;

    private final SplittableRandom random;
    private final int accounts;
    private final boolean randomIds;
    private final boolean inTurn;
    private long number;

    /**
     * @param firstNumber of the first event; two that overlap in their numbers repeat each other's ids
     * @param accounts how many there are; 1 for a hot one
     * @param randomIds whether ids are in no order, as random UUIDs are
     */
    BenchEvents(long firstNumber, int accounts, boolean randomIds) {
        this(firstNumber, accounts, randomIds, false);
    }

    private BenchEvents(long firstNumber, int accounts, boolean randomIds, boolean inTurn) {
        this.random = new SplittableRandom(firstNumber);
        this.number = firstNumber;
        this.accounts = accounts;
        this.randomIds = randomIds;
        this.inTurn = inTurn;
    }

    /** Events of which each account has its share: so many as there are accounts name every one once. */
    static BenchEvents inTurn(long firstNumber, int accounts) {
        return new BenchEvents(firstNumber, accounts, false, true);
    }

    /** @param account also the record's key */
    record Event(String account, byte[] json) {}

    /** The id of an account by its number. */
    static String account(int number) {
        return "CZ65080000000000%08d".formatted(number);
    }

    Event next() {
        var account = accounts == 1 ? "CZ6508000000000000HOT001" : account(chosen());
        int minor = 1 + random.nextInt(LARGEST_MINOR);
        var text = new StringBuilder(256)
                .append("{\"eventId\":\"")
                .append(id())
                .append("\",\"accountId\":\"")
                .append(account)
                .append("\",\"type\":\"")
                .append(random.nextInt(3) == 0 ? "debit" : "credit")
                .append("\",\"amount\":\"")
                .append(minor / 100)
                .append('.')
                .append((char) ('0' + minor / 10 % 10))
                .append((char) ('0' + minor % 10))
                .append("\",\"currency\":\"CZK\",\"timestamp\":\"")
                .append(FIRST.plusMillis(number))
                .append("\",\"reference\":\"VS")
                .append(1_000_000_000L + number)
                .append("\"}");
        number++;
        return new Event(account, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private int chosen() {
        return inTurn ? (int) (number * STRIDE % accounts) : random.nextInt(accounts);
    }

    private String id() {
        return randomIds ? "%016x-%016x".formatted(random.nextLong(), number) : "TX-2026-%012d".formatted(number);
    }
}
