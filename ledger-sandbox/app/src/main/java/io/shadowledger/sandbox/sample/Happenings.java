package io.shadowledger.sandbox.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What truly happened at the bank on the day: opening balances, then salaries, cards, transfers, fees. */
final class Happenings {

    static final String HOME_CURRENCY = "CZK";
    static final String SECOND_CURRENCY = "EUR";

    private static final int ACCOUNTS = 200;
    /** Every tenth account also holds euros. */
    private static final int EURO_EVERY = 10;

    private static final int TRANSACTIONS = 5_000;

    private final Random random;
    private final Instant midnight;
    private final String idPrefix;
    private final List<String> accounts = new ArrayList<>();
    private final List<SampleEvent> events = new ArrayList<>();
    private int counter;

    private Happenings(Random random, LocalDate day, ZoneId zone) {
        this.random = random;
        this.midnight = day.atStartOfDay(zone).toInstant();
        this.idPrefix = day.toString().replace("-", "") + "-";
    }

    /** All events of the day in the order of their value time; the opening balances are the first. */
    static List<SampleEvent> of(Random random, LocalDate day, ZoneId zone) {
        var happenings = new Happenings(random, day, zone);
        happenings.openAccounts();
        while (happenings.counter < TRANSACTIONS) {
            happenings.happen();
        }
        happenings.events.sort(Comparator.comparing(SampleEvent::timestamp).thenComparing(SampleEvent::eventId));
        return List.copyOf(happenings.events);
    }

    private void openAccounts() {
        long number = 2_600_100_000L;
        for (int i = 0; i < ACCOUNTS; i++) {
            var account = AccountNumbers.atOrAfter(number);
            number = Long.parseLong(account) + 1 + random.nextInt(40);
            accounts.add(account);
            open(account, HOME_CURRENCY, amount(5_000, 250_000));
            if (i % EURO_EVERY == 0) {
                open(account, SECOND_CURRENCY, amount(100, 12_000));
            }
        }
    }

    private void open(String account, String currency, long amountMinor) {
        events.add(new SampleEvent(
                idPrefix + "opening-" + account + "-" + currency,
                account,
                true,
                amountMinor,
                currency,
                midnight,
                "OPENING",
                "Opening balance"));
    }

    private void happen() {
        int kind = random.nextInt(100);
        if (kind < 45) {
            one(anyAccount(), false, amount(20, 4_000), during(6, 23), "Card payment");
        } else if (kind < 65) {
            transfer(anyAccount(), anyAccount(), HOME_CURRENCY, amount(100, 20_000));
        } else if (kind < 73) {
            one(anyAccount(), true, amount(18_000, 60_000), during(5, 8), "Salary");
        } else if (kind < 81) {
            one(anyAccount(), false, (1 + random.nextInt(50)) * 10_000L, during(7, 22), "Cash withdrawal");
        } else if (kind < 88) {
            one(anyAccount(), true, amount(50, 30_000), during(8, 18), "Incoming payment");
        } else if (kind < 94) {
            one(anyAccount(), false, amount(200, 15_000), during(4, 6), "Standing order");
        } else if (kind < 97) {
            transfer(euroAccount(), euroAccount(), SECOND_CURRENCY, amount(5, 900));
        } else {
            one(anyAccount(), false, 1_500 + random.nextInt(6) * 500L, during(23, 24), "Account fee");
        }
    }

    private void transfer(String from, String to, String currency, long amountMinor) {
        if (from.equals(to)) {
            return;
        }
        var at = during(6, 22);
        var reference = nextReference();
        add(from, false, amountMinor, currency, at, reference, "Transfer to " + to);
        add(to, true, amountMinor, currency, at.plus(seconds(1, 30)), reference, "Transfer from " + from);
    }

    private void one(String account, boolean credit, long amountMinor, Instant at, String description) {
        add(account, credit, amountMinor, HOME_CURRENCY, at, nextReference(), description);
    }

    private void add(
            String account,
            boolean credit,
            long amountMinor,
            String currency,
            Instant at,
            String reference,
            String description) {
        counter++;
        events.add(new SampleEvent(
                idPrefix + "%06d".formatted(counter),
                account,
                credit,
                amountMinor,
                currency,
                at,
                reference,
                description));
    }

    private String nextReference() {
        return "R%08d".formatted(10_000_000 + random.nextInt(89_999_999));
    }

    private String anyAccount() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private String euroAccount() {
        return accounts.get(random.nextInt(accounts.size() / EURO_EVERY) * EURO_EVERY);
    }

    /** Hundredths, between whole units. */
    private long amount(int fromUnits, int toUnits) {
        return fromUnits * 100L + random.nextInt((toUnits - fromUnits) * 100);
    }

    private Instant during(int fromHour, int toHour) {
        int from = LocalTime.of(fromHour, 0).toSecondOfDay();
        // The last minute stays empty, so that a payment's other side, seconds later, is of the same day.
        int to = toHour * 3_600 - 60;
        return midnight.plusSeconds(from + random.nextInt(to - from)).plusMillis(random.nextInt(1_000));
    }

    private Duration seconds(int from, int to) {
        return Duration.ofSeconds(from + random.nextInt(to - from));
    }
}
