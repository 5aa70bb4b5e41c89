package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Faults in the stream of a real bank's events, drawn from a seed. An account has one at most, so that it is plain what
 * was to be found on it. The CBS' reports know nothing of them.
 */
final class Faults {

    /** What went wrong with an event. */
    enum Kind {
        DROPPED,
        DOUBLED,
        ALTERED,
        LATE,
        MISDATED,
        WRONG_ACCOUNT
    }

    /**
     * A fault.
     *
     * @param row the event as the bank has it
     * @param other the other account of a wrong account; otherwise null
     */
    record Fault(Kind kind, RealBank.Row row, RealBank.@Nullable Row other, TransactionEvent sent) {

        /** Whether what was said of it is its cause. */
        boolean isCause(Verdict verdict, String explanation, BigDecimal residual) {
            boolean named = explanation.contains(row.id());
            return switch (kind) {
                // What never came, or not yet, has no name in the ledger
                case DROPPED, LATE ->
                    verdict == (row.credit() ? Verdict.MISSING_CREDIT : Verdict.MISSING_DEBIT)
                            && residual.abs().subtract(row.amount()).abs().compareTo(BigDecimal.ONE) <= 0;
                case DOUBLED -> verdict == Verdict.DUPLICATE && named;
                case ALTERED -> verdict == Verdict.AMOUNT_DIFFERS && named;
                case MISDATED -> verdict == Verdict.TIMING && named;
                case WRONG_ACCOUNT -> verdict == Verdict.WRONG_ACCOUNT && named;
            };
        }
    }

    private final Random random;
    private final Map<String, Fault> faultOfEvent = new HashMap<>();
    private final Map<String, Fault> faultOfAccount = new HashMap<>();
    private final Map<String, List<Fault>> twoOfAccount = new TreeMap<>();
    private final Map<LocalDate, List<TransactionEvent>> arrivals = new TreeMap<>();
    private final List<LocalDate> days;
    private final Set<String> taken = new HashSet<>();

    /** @param count how many, the kinds in turn */
    Faults(List<RealBank.Row> rows, int count, long seed) {
        this(rows, seed);
        draw(byAccount(rows), count);
        for (var row : rows) {
            arrive(row, faultOfEvent.get(row.id()));
        }
    }

    private Faults(List<RealBank.Row> rows, long seed) {
        this.random = new Random(seed);
        this.days = rows.stream().map(RealBank.Row::day).distinct().sorted().toList();
    }

    /** Two faults of different kinds on each of the accounts that are fit for it, on days that are apart. */
    static Faults twoEach(List<RealBank.Row> rows, long seed) {
        var faults = new Faults(rows, seed);
        var kinds = List.of(Kind.DROPPED, Kind.DOUBLED, Kind.ALTERED, Kind.LATE, Kind.MISDATED);
        int turn = 0;
        for (var account : byAccount(rows).entrySet()) {
            var first = faults.fault(kinds.get(turn % kinds.size()), account.getValue(), Map.of());
            var second = faults.fault(
                    kinds.get((turn + 1 + turn / kinds.size() % 4) % kinds.size()), account.getValue(), Map.of());
            if (first != null && second != null && faults.apart(first, second)) {
                faults.twoOfAccount.put(account.getKey(), List.of(first, second));
                faults.faultOfEvent.put(first.row().id(), first);
                faults.faultOfEvent.put(second.row().id(), second);
                turn++;
            }
        }
        rows.forEach(row -> faults.arrive(row, faults.faultOfEvent.get(row.id())));
        return faults;
    }

    private boolean apart(Fault first, Fault second) {
        return Math.abs(days.indexOf(first.row().day())
                        - days.indexOf(second.row().day()))
                > 4;
    }

    private static TreeMap<String, List<RealBank.Row>> byAccount(List<RealBank.Row> rows) {
        var byAccount = new TreeMap<String, List<RealBank.Row>>();
        rows.forEach(row ->
                byAccount.computeIfAbsent(row.account(), _ -> new ArrayList<>()).add(row));
        return byAccount;
    }

    private void draw(Map<String, List<RealBank.Row>> byAccount, int count) {
        var accounts = new ArrayList<>(byAccount.keySet());
        Collections.shuffle(accounts, random);
        int next = 0;
        for (int i = 0; i < count; i++) {
            var kind = Kind.values()[i % Kind.values().length];
            Fault fault = null;
            while (fault == null) {
                if (next == accounts.size()) {
                    throw new IllegalArgumentException("there are too few accounts for " + count + " faults");
                }
                var account = accounts.get(next++);
                if (!taken.contains(account)) {
                    fault = fault(kind, byAccount.get(account), byAccount);
                }
            }
            faultOfEvent.put(fault.row().id(), fault);
            faultOfAccount.put(fault.row().account(), fault);
            taken.add(fault.row().account());
            if (fault.other() != null) {
                faultOfAccount.put(fault.other().account(), fault);
                taken.add(fault.other().account());
            }
        }
    }

    /** A fault of the kind in one of the account's events after its first days; null if none is fit for it. */
    private @Nullable Fault fault(Kind kind, List<RealBank.Row> rows, Map<String, List<RealBank.Row>> byAccount) {
        var first = rows.stream()
                .map(RealBank.Row::day)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var fit = rows.stream()
                .filter(row -> row.day().isAfter(first)
                        && row.amount().compareTo(BigDecimal.valueOf(20)) > 0
                        && days.indexOf(row.day()) > 3
                        && days.indexOf(row.day()) < days.size() - 5)
                .toList();
        if (fit.isEmpty()) {
            return null;
        }
        var row = fit.get(random.nextInt(fit.size()));
        var sent = event(row);
        return switch (kind) {
            case DROPPED, LATE -> new Fault(kind, row, null, sent);
            case DOUBLED ->
                new Fault(kind, row, null, with(sent, row.id() + "-again", row.account(), row.amount(), row.day()));
            case ALTERED -> {
                var amount = altered(row.amount());
                yield amount == null
                        ? null
                        : new Fault(kind, row, null, with(sent, row.id(), row.account(), amount, row.day()));
            }
            case MISDATED ->
                new Fault(kind, row, null, with(sent, row.id(), row.account(), row.amount(), misdated(row)));
            case WRONG_ACCOUNT -> {
                var others = byAccount.values().stream()
                        .map(List::getFirst)
                        .filter(other -> !other.account().equals(row.account())
                                && !taken.contains(other.account())
                                && other.day().isBefore(row.day()))
                        .toList();
                if (others.isEmpty()) {
                    yield null;
                }
                var other = others.get(random.nextInt(others.size()));
                yield new Fault(kind, row, other, with(sent, row.id(), other.account(), row.amount(), row.day()));
            }
        };
    }

    /** As people and interfaces alter amounts: digits swapped, or the point off by one or two places. */
    private @Nullable BigDecimal altered(BigDecimal amount) {
        var digits = amount.setScale(2).unscaledValue().toString();
        var choices = new LinkedHashSet<BigDecimal>();
        for (int at = 0; at + 1 < digits.length(); at++) {
            if (digits.charAt(at) != digits.charAt(at + 1) && (at > 0 || digits.charAt(1) != '0')) {
                choices.add(new BigDecimal(digits.substring(0, at)
                                + digits.charAt(at + 1)
                                + digits.charAt(at)
                                + digits.substring(at + 2))
                        .movePointLeft(2));
            }
        }
        choices.add(amount.movePointRight(1));
        choices.add(amount.movePointLeft(1).setScale(2, RoundingMode.DOWN));
        // What is no more than rounding cannot be told from it
        var seen = choices.stream()
                .filter(choice ->
                        choice.signum() > 0 && choice.subtract(amount).abs().compareTo(BigDecimal.valueOf(5)) > 0)
                .toList();
        return seen.isEmpty() ? null : seen.get(random.nextInt(seen.size()));
    }

    /** A day on the other side of at least one report. */
    private LocalDate misdated(RealBank.Row row) {
        int at = days.indexOf(row.day());
        return random.nextBoolean() ? days.get(at + 1) : days.get(at - 1);
    }

    private void arrive(RealBank.Row row, @Nullable Fault fault) {
        if (fault == null) {
            at(row.day(), event(row));
            return;
        }
        switch (fault.kind()) {
            case DROPPED -> {}
            case DOUBLED -> {
                at(row.day(), event(row));
                at(row.day(), fault.sent());
            }
            case LATE -> at(days.get(days.indexOf(row.day()) + 2), fault.sent());
            case MISDATED -> {
                var dated = LocalDate.ofInstant(fault.sent().timestamp(), ZoneOffset.UTC);
                at(dated.isBefore(row.day()) ? dated : row.day(), fault.sent());
            }
            case ALTERED, WRONG_ACCOUNT -> at(row.day(), fault.sent());
        }
    }

    private void at(LocalDate day, TransactionEvent event) {
        arrivals.computeIfAbsent(day, _ -> new ArrayList<>()).add(event);
    }

    /** The events by the day on which they come. */
    Map<LocalDate, List<TransactionEvent>> arrivals() {
        return arrivals;
    }

    /** The faults by their accounts, where there are two each. */
    Map<String, List<Fault>> twoByAccount() {
        return twoOfAccount;
    }

    /** The faults by the accounts on which they must show; a wrong account shows on two. */
    Map<String, Fault> byAccount() {
        return faultOfAccount;
    }

    private static TransactionEvent event(RealBank.Row row) {
        return with(
                new TransactionEvent(
                        row.id(),
                        row.account(),
                        row.credit() ? EventType.CREDIT : EventType.DEBIT,
                        row.amount(),
                        null,
                        row.day().atTime(12, 0).toInstant(ZoneOffset.UTC),
                        null,
                        null),
                row.id(),
                row.account(),
                row.amount(),
                row.day());
    }

    private static TransactionEvent with(
            TransactionEvent event, String id, String account, BigDecimal amount, LocalDate day) {
        return new TransactionEvent(
                id,
                account,
                event.type(),
                amount,
                event.currency(),
                day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                event.reference(),
                event.description());
    }
}
