package io.shadowledger.proof.workload;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * An endless stream of records as a bank's day is, and worse: hot accounts, accounts shared by partitions, currencies with no, two and three decimals,
 * debits beyond the balance, value times out of order and years back, repetitions near and far, other content under an
 * id that was used, and records that nobody can read. The same seed gives the same stream. For one thread.
 */
public final class Workload {

    /** The currency that events mean which name none. */
    public static final String DEFAULT_CURRENCY = EventJson.DEFAULT_CURRENCY;

    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final Duration CENTURY = Duration.ofDays(36_500);
    private static final WorkloadCurrency[] CURRENCIES = WorkloadCurrency.values();
    private static final int REMEMBERED = 4_096;
    // So many keys besides its own has each account: with six partitions they lie in most of them
    private static final int FOREIGN_KEYS = 8;

    private final RandomGenerator random;
    private final EventJson json;
    private final Mix mix;
    private final Zipf accounts;
    // The latest events, and some of all there were: what is repeated is drawn from them
    private final Content.Event[] latest = new Content.Event[64];
    private final Content.Event[] former = new Content.Event[REMEMBERED];
    private long number;
    private long events;

    public Workload(long seed, Mix mix) {
        this.random = new SplittableRandom(seed);
        this.json = new EventJson(random);
        this.mix = mix;
        this.accounts = new Zipf(mix.accounts(), mix.skew());
    }

    /**
     * What the stream is made of; shares are per thousand records, and what is left are events seen for the first time.
     *
     * @param accounts how many there are
     * @param skew exponent of the Zipf distribution of events over accounts
     * @param repetitions records that say again what an earlier one said
     * @param conflicts records that say something else under an id that was used
     * @param unreadable records that are no events
     */
    public record Mix(int accounts, double skew, int repetitions, int conflicts, int unreadable) {

        /** Much of everything that is out of the ordinary. */
        public static final Mix ROUGH = new Mix(2_000, 1.05, 60, 20, 20);

        public Mix {
            if (accounts < 1 || repetitions + conflicts + unreadable > 1_000) {
                throw new IllegalArgumentException("no such mix: " + accounts + " accounts, shares above one thousand");
            }
        }
    }

    /** The next record. */
    public WorkloadRecord next() {
        int draw = random.nextInt(1_000);
        if (draw < mix.unreadable()) {
            return unreadable();
        }
        draw -= mix.unreadable();
        if (events > 0 && draw < mix.repetitions()) {
            return record(earlier());
        }
        draw -= mix.repetitions();
        if (events > 0 && draw >= 0 && draw < mix.conflicts()) {
            return record(contradiction(earlier()));
        }
        var event = event();
        remember(event);
        return record(event);
    }

    private Content.Event event() {
        int account = accounts.draw(random);
        // Most accounts are kept in one currency; some events come in another
        var currency =
                CURRENCIES[random.nextInt(20) == 0 ? random.nextInt(CURRENCIES.length) : account % CURRENCIES.length];
        return new Content.Event(
                "ev-" + events,
                "acc-" + account,
                currency.name(),
                amount(currency),
                valueTime(),
                random.nextInt(5) == 0 ? "ref ž\uD83D\uDCB6 " + random.nextInt(100) : null);
    }

    private BigDecimal amount(WorkloadCurrency currency) {
        // Small ones mostly, up to ten digits
        long minor = 1 + random.nextLong((long) Math.pow(10, random.nextInt(1, 11)));
        return BigDecimal.valueOf(random.nextBoolean() ? minor : -minor, currency.decimals());
    }

    private Instant valueTime() {
        var now = FIRST_DAY.plusMillis(number * 10);
        var micros = Duration.ofNanos(random.nextInt(1_000_000) * 1_000L);
        return switch (random.nextInt(50)) {
            case 0 -> now.minus(Duration.ofDays(random.nextInt(1, 40 * 365))).plus(micros);
            case 1 -> now.minus(CENTURY).plus(micros);
            case 2 -> now.plus(Duration.ofDays(random.nextInt(1, 400))).plus(micros);
            case 3, 4, 5, 6, 7 -> now.minusSeconds(random.nextInt(86_400)).plus(micros);
            // The same instant for many: then the id decides
            case 8 -> FIRST_DAY;
            default -> now.plus(micros);
        };
    }

    private void remember(Content.Event event) {
        latest[(int) (events % latest.length)] = event;
        long place = events < REMEMBERED ? events : random.nextLong(events + 1);
        if (place < REMEMBERED) {
            former[(int) place] = event;
        }
        events++;
    }

    private Content.Event earlier() {
        var from = random.nextBoolean() ? latest : former;
        return from[random.nextInt((int) Math.min(events, from.length))];
    }

    private Content.Event contradiction(Content.Event event) {
        return switch (random.nextInt(4)) {
            case 0 -> copy(event, event.amount().negate(), event.valueTime(), event.accountId());
            case 1 -> copy(event, event.amount(), event.valueTime().plusNanos(1_000), event.accountId());
            case 2 -> copy(event, event.amount(), event.valueTime(), event.accountId() + "-other");
            default -> copy(event, event.amount().add(event.amount().ulp()), event.valueTime(), event.accountId());
        };
    }

    private static Content.Event copy(Content.Event event, BigDecimal amount, Instant valueTime, String accountId) {
        return new Content.Event(
                event.eventId(),
                accountId,
                event.currency(),
                amount.signum() == 0 ? amount.subtract(amount.ulp()) : amount,
                valueTime,
                event.reference());
    }

    private WorkloadRecord record(Content.Event event) {
        return new WorkloadRecord(number++, key(event).getBytes(StandardCharsets.UTF_8), json.write(event), event);
    }

    /**
     * The account that the id belongs to, mostly. Every fourth id has a key of another partition, as after a change of a
     * sender or of the number of partitions: partitions share accounts then. All records of an id have one key, and so
     * come in one partition: which of them is the entry is no chance.
     */
    private static String key(Content.Event event) {
        var owner = event.accountId().replace("-other", "");
        int draw = Math.floorMod(event.eventId().hashCode() * 0x9E37_79B9, 4 * FOREIGN_KEYS);
        return draw < FOREIGN_KEYS ? owner + "/" + draw : owner;
    }

    private WorkloadRecord unreadable() {
        var sample = Rubbish.draw(random, "no-" + number);
        byte[] key = random.nextBoolean() ? ("acc-" + accounts.draw(random)).getBytes(StandardCharsets.UTF_8) : null;
        return new WorkloadRecord(number++, key, sample.value(), new Content.Unreadable(sample.fault()));
    }
}
