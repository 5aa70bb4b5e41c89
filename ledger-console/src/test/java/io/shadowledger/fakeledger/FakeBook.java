package io.shadowledger.fakeledger;

import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The data: a month of a small Czech bank, the same at every start, and as many breaks as asked for. */
final class FakeBook {

    static final ZoneId ZONE = ZoneId.of("Europe/Prague");

    private static final List<String> TEXTS = List.of(
            "Salary",
            "Card payment",
            "Rent",
            "Electricity",
            "Transfer",
            "Standing order",
            "Cash withdrawal",
            "Interest",
            "Insurance",
            "Pension");

    final Map<String, List<StatementLine>> entries = new TreeMap<>();
    final Map<String, Break> breaks = new LinkedHashMap<>();
    final List<CbsReport> reports = new ArrayList<>();
    final Instant asOf;

    private final Random random = new Random(7);

    FakeBook(Clock clock, int breakCount) {
        asOf = clock.instant()
                .atZone(ZONE)
                .toLocalDate()
                .atStartOfDay(ZONE)
                .toInstant()
                .minusSeconds(1);
        int accounts = Math.max(64, breakCount + 16);
        for (int i = 0; i < accounts; i++) {
            var id = "CZ%02d%07d".formatted(10 + i % 80, 1_000_003L * (i + 1) % 9_999_991);
            var currency = i % 9 == 4 ? "EUR" : i % 31 == 7 ? "JPY" : "CZK";
            open(id, currency, i % 17 == 3);
            if (i % 11 == 2) {
                open(id, "EUR", false);
            }
            if (i < breakCount) {
                drift(i, id, currency);
            }
        }
        report("cbs-balances.csv", asOf, breaks.values().stream().toList(), accounts);
        report("cbs-balances-eve.csv", asOf.minus(Duration.ofDays(1)), List.of(), accounts - 3);
        for (int day = 2; day < 10; day++) {
            var some = breaks.values().stream().limit((day * 7L) % 11).toList();
            report("cbs-balances-" + day + "-days-before.csv", asOf.minus(Duration.ofDays(day)), some, accounts - 5);
        }
    }

    static String key(String account, String currency) {
        return account + " " + currency;
    }

    List<StatementLine> statement(String account, String currency) {
        return entries.getOrDefault(key(account, currency), List.of());
    }

    String balance(String account, String currency) {
        var lines = statement(account, currency);
        return lines.isEmpty() ? "0.00" : lines.getLast().balance();
    }

    /** Adds an entry at its place by value time and carries the running balance on. */
    void post(String account, StatementLine line) {
        var lines = entries.computeIfAbsent(key(account, line.currency()), none -> new ArrayList<>());
        lines.add(line);
        lines.sort(Comparator.comparing(StatementLine::valueTime).thenComparing(StatementLine::eventId));
        var running = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            var each = lines.get(i);
            running = running.add(new BigDecimal(each.amount()));
            lines.set(
                    i,
                    new StatementLine(
                            each.eventId(),
                            each.kind(),
                            each.valueTime(),
                            each.recordedAt(),
                            each.amount(),
                            each.currency(),
                            running.toPlainString(),
                            running.signum() < 0,
                            each.reference(),
                            each.description()));
        }
    }

    private void open(String id, String currency, boolean poor) {
        var at = asOf.minus(Duration.ofDays(30));
        int count = 18 + random.nextInt(20);
        int scale = "JPY".equals(currency) ? 0 : 2;
        entries.put(key(id, currency), new ArrayList<>());
        for (int i = 0; i < count; i++) {
            at = at.plus(Duration.ofMinutes(600 + random.nextInt(900)));
            boolean credit = i == 0 || random.nextInt(3) == 0;
            var amount = BigDecimal.valueOf(
                    (credit ? 1 : -1)
                            * (credit
                                    ? 150_000L + random.nextInt(poor ? 90_000 : 4_000_000)
                                    : 900L + random.nextInt(poor ? 300_000 : 900_000)),
                    scale);
            post(
                    id,
                    new StatementLine(
                            "E" + Math.abs(id.hashCode() % 1000) + "-" + currency.charAt(0) + (1000 + i),
                            EntryKind.EVENT,
                            at,
                            at.plusSeconds(4),
                            amount.toPlainString(),
                            currency,
                            "0",
                            false,
                            "VS " + (10_000_000 + random.nextInt(89_999_999)),
                            TEXTS.get(random.nextInt(TEXTS.size()))));
        }
    }

    private void drift(int i, String id, String currency) {
        var verdicts = List.of(
                Verdict.MISSING_CREDIT,
                Verdict.MISSING_DEBIT,
                Verdict.DUPLICATE,
                Verdict.AMOUNT_DIFFERS,
                Verdict.ROUNDING,
                Verdict.TIMING,
                Verdict.UNKNOWN_TO_CBS);
        var verdict = verdicts.get(i % verdicts.size());
        int scale = "JPY".equals(currency) ? 0 : 2;
        long minor = verdict == Verdict.ROUNDING ? 1 + random.nextInt(60) : 5_000L + random.nextInt(9_000_000);
        var amount = BigDecimal.valueOf(minor, scale);
        var drift = switch (verdict) {
            case MISSING_CREDIT, TIMING -> amount.negate();
            default -> amount;
        };
        var shadow = new BigDecimal(balance(id, currency));
        var cbs = shadow.subtract(drift);
        var opened = asOf.plus(Duration.ofMinutes(37)).minus(Duration.ofHours(31L * (i % 5)));
        var breakId = "b%06d".formatted(i + 1);
        breaks.put(
                breakId,
                new Break(
                        breakId,
                        id,
                        currency,
                        verdict == Verdict.MISSING_CREDIT || verdict == Verdict.UNKNOWN_TO_CBS
                                ? BreakStatus.OPEN
                                : BreakStatus.EXPLAINED,
                        verdict,
                        drift.toPlainString(),
                        verdict == Verdict.UNKNOWN_TO_CBS ? null : cbs.toPlainString(),
                        shadow.toPlainString(),
                        explanation(verdict, id, currency, amount),
                        verdict == Verdict.AMOUNT_DIFFERS
                                ? BigDecimal.valueOf(100, scale).toPlainString()
                                : BigDecimal.valueOf(0, scale).toPlainString(),
                        verdict == Verdict.ROUNDING ? Severity.LOW : Severity.values()[1 + i % 3],
                        ChronoUnit.DAYS.between(opened, asOf.plus(Duration.ofDays(1))),
                        0,
                        asOf,
                        Basis.VALUE,
                        opened,
                        opened,
                        "r000001",
                        null,
                        null,
                        i % 13 == 6 ? 1 : 0));
    }

    private String explanation(Verdict verdict, String id, String currency, BigDecimal amount) {
        var last = statement(id, currency).getLast().eventId();
        return switch (verdict) {
            case MISSING_CREDIT ->
                "The CBS holds a credit of " + amount + " " + currency
                        + " that the shadow never received; no single event or pair of events explains it.";
            case MISSING_DEBIT ->
                "The CBS holds a debit of " + amount + " " + currency + " that the shadow never received.";
            case DUPLICATE ->
                "Event " + last + " has the same account, amount and reference as another event of"
                        + " the same day: it may stand in the shadow twice under two ids.";
            case AMOUNT_DIFFERS ->
                "The difference is close to event " + last + "; 1.00 " + currency + " of it remains unexplained.";
            case ROUNDING -> "The difference is within the rounding tolerance of " + currency + ".";
            case TIMING -> "An event valued at the as-of time was accepted after the report was drawn.";
            default -> "The shadow holds the account; a report that claims to be complete does not name it.";
        };
    }

    private void report(String name, Instant at, List<Break> found, int accounts) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        verdicts.put(Verdict.TIES, (long) accounts - found.size());
        found.forEach(each -> verdicts.merge(each.verdict(), 1L, Long::sum));
        Map<String, BigDecimal> net = new TreeMap<>();
        Map<String, BigDecimal> gross = new TreeMap<>();
        Map<String, BigDecimal> residual = new TreeMap<>();
        for (var each : found) {
            net.merge(each.currency(), new BigDecimal(each.drift()), BigDecimal::add);
            gross.merge(each.currency(), new BigDecimal(each.drift()).abs(), BigDecimal::add);
            residual.merge(each.currency(), new BigDecimal(each.residual()).abs(), BigDecimal::add);
        }
        var drift = net.entrySet().stream()
                .map(entry -> new CbsReport.CurrencyDrift(
                        entry.getKey(),
                        entry.getValue().toPlainString(),
                        String.valueOf(gross.get(entry.getKey())),
                        String.valueOf(residual.get(entry.getKey()))))
                .toList();
        reports.add(new CbsReport(
                "r%06d".formatted(reports.size() + 1),
                name,
                "9f86d081884c7d659a2feaa0c55ad015",
                "csv",
                null,
                Basis.VALUE,
                at,
                at.plus(Duration.ofMinutes(36)),
                "auditor",
                ReportStatus.COMPARED,
                null,
                accounts,
                reports.isEmpty() ? 40 : 0,
                0,
                verdicts,
                drift,
                at.plus(Duration.ofMinutes(37))));
    }
}
