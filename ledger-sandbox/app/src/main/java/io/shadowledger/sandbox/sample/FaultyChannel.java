package io.shadowledger.sandbox.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The way from the core banking system to the shadow ledger, with faults: what arrives is not what was sent. Beside the
 * faults, which make drift, it delivers some events twice and some out of order, which must not.
 */
final class FaultyChannel {

    private static final int REDELIVERIES = 25;
    /** How many of each hundred neighbouring events swap places with one up to this far away. */
    private static final int OUT_OF_ORDER_PERCENT = 5;

    private static final int OUT_OF_ORDER_DISTANCE = 40;

    private final Random random;
    private final List<SampleEvent> sent;
    private final Instant dayEnd;
    private final List<SampleEvent> arriving;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> faultyAccounts = new HashSet<>();

    private FaultyChannel(Random random, List<SampleEvent> sent, Instant dayEnd) {
        this.random = random;
        this.sent = sent;
        this.dayEnd = dayEnd;
        this.arriving = new ArrayList<>(sent);
    }

    record Delivery(List<SampleEvent> stream, List<Fault> faults) {}

    static Delivery deliver(Random random, List<SampleEvent> sent, Instant dayEnd) {
        var channel = new FaultyChannel(random, sent, dayEnd);
        times(3, channel::dropCredit);
        times(2, channel::dropDebit);
        times(2, channel::doubleUnderAnotherId);
        times(2, channel::alterAmount);
        times(2, channel::misdate);
        channel.redeliver();
        channel.disorder();
        return new Delivery(List.copyOf(channel.arriving), List.copyOf(channel.faults));
    }

    private void dropCredit() {
        var victim = pick(SampleEvent::credit);
        arriving.remove(victim);
        fault(Fault.Kind.DROPPED_CREDIT, victim, -victim.signedMinor());
    }

    private void dropDebit() {
        var victim = pick(event -> !event.credit());
        arriving.remove(victim);
        fault(Fault.Kind.DROPPED_DEBIT, victim, -victim.signedMinor());
    }

    private void doubleUnderAnotherId() {
        var victim = pick(event -> true);
        arriving.add(arriving.indexOf(victim) + 1, victim.withEventId(victim.eventId() + "-2"));
        fault(Fault.Kind.DOUBLED, victim, victim.signedMinor());
    }

    private void alterAmount() {
        var victim = pick(event -> event.amountMinor() >= 100_000 && transposed(event.amountMinor()) != 0);
        var altered = victim.withAmountMinor(transposed(victim.amountMinor()));
        arriving.set(arriving.indexOf(victim), altered);
        fault(Fault.Kind.ALTERED_AMOUNT, victim, altered.signedMinor() - victim.signedMinor());
    }

    private void misdate() {
        var victim = pick(event -> true);
        arriving.set(arriving.indexOf(victim), victim.withTimestamp(dayEnd.plus(Duration.ofMinutes(15))));
        fault(Fault.Kind.MISDATED, victim, -victim.signedMinor());
    }

    private void redeliver() {
        for (int i = 0; i < REDELIVERIES; i++) {
            int original = random.nextInt(arriving.size());
            int again = Math.min(arriving.size(), original + 1 + random.nextInt(200));
            arriving.add(again, arriving.get(original));
        }
    }

    private void disorder() {
        for (int i = 0; i + OUT_OF_ORDER_DISTANCE < arriving.size(); i++) {
            if (random.nextInt(100) < OUT_OF_ORDER_PERCENT) {
                Collections.swap(arriving, i, i + 1 + random.nextInt(OUT_OF_ORDER_DISTANCE));
            }
        }
    }

    /** An event in the home currency, after the opening, on an account without a fault so far. */
    private SampleEvent pick(Predicate<SampleEvent> suitable) {
        while (true) {
            var candidate = sent.get(random.nextInt(sent.size()));
            if (candidate.currency().equals(Happenings.HOME_CURRENCY)
                    && !candidate.reference().equals("OPENING")
                    && !faultyAccounts.contains(candidate.accountId())
                    && suitable.test(candidate)) {
                return candidate;
            }
        }
    }

    private void fault(Fault.Kind kind, SampleEvent victim, long driftMinor) {
        faultyAccounts.add(victim.accountId());
        faults.add(new Fault(kind, victim.accountId(), victim.currency(), victim.eventId(), driftMinor));
    }

    /** The amount with its two leading digits exchanged, as a typist would; 0 when that changes nothing. */
    private static long transposed(long amountMinor) {
        var digits = Long.toString(amountMinor).toCharArray();
        if (digits[0] == digits[1] || digits[1] == '0') {
            return 0;
        }
        char first = digits[0];
        digits[0] = digits[1];
        digits[1] = first;
        return Long.parseLong(new String(digits));
    }

    private static void times(int count, Runnable action) {
        for (int i = 0; i < count; i++) {
            action.run();
        }
    }
}
