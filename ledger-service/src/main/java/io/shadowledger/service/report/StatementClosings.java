package io.shadowledger.service.report;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import io.shadowledger.api.report.ReportFinding;
import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.Finding;
import io.shadowledger.formats.statement.Statement;
import io.shadowledger.formats.statement.StatementFormat;
import io.shadowledger.formats.statement.StatementHeader;
import io.shadowledger.service.event.AccountIds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which of a file's closing balances are the report's. A report has one as-of time, a file may hold statements of many
 * days and several of one account:
 *
 * <ul>
 *   <li>Unless the sender gives the moment, it is the end of the latest closing day, and the accounts that close on that
 *       day are compared. An account that closes earlier only is a finding: the file does not say what it held then.
 *   <li>Where the sender gives the moment, the last closing balance of each account up to that day is the one.
 *   <li>Of several balances of an account and day the last in the file is the one: pages follow each other.
 *   <li>An intermediate balance ({@code :62M:}, camt ITBD) is never a closing balance.
 *   <li>A statement has to open with what the one before it of the same account closed with.
 * </ul>
 */
final class StatementClosings {

    private record Account(String id, Currency currency) {}

    /** The closings of one account that matter: by day, the last of each. */
    private static final class Days {
        private final Map<LocalDate, Balance> closings = new LinkedHashMap<>();
        private final StatementHeader first;
        private @Nullable Balance last;

        Days(StatementHeader first) {
            this.first = first;
        }

        /** An MT942 reports entries between two statements, so it has no balance to miss. */
        boolean lacksClosing() {
            return last == null && first.format() != StatementFormat.MT942;
        }

        @Nullable
        Balance upTo(LocalDate day) {
            return closings.entrySet().stream()
                    .filter(closing -> !closing.getKey().isAfter(day))
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(null);
        }
    }

    private final AccountNames names;
    private final ZoneId zone;
    private final Map<Account, Days> accounts = new LinkedHashMap<>();
    private final Map<Account, Balance> chosen = new LinkedHashMap<>();
    private final List<FoundFault> findings = new ArrayList<>();
    private @Nullable LocalDate latest;
    private @Nullable Instant asOf;

    StatementClosings(AccountNames names, ZoneId zone) {
        this.names = names;
        this.zone = zone;
    }

    void begin(StatementHeader header) {
        var id = names.banks(header.account());
        var fault = id.startsWith("@")
                ? "accounts that begin with '@' are the ledger's own: give it an alias"
                : AccountIds.fault(id);
        if (fault != null) {
            throw InvalidReportException.inLine(header.line(), BalanceFields.ACCOUNT, fault);
        }
        var account = new Account(id, header.currency());
        var days = accounts.computeIfAbsent(account, _ -> new Days(header));
        var opening = header.opening();
        var before = days.last;
        if (opening != null
                && before != null
                && !opening.date().isBefore(before.date())
                && !opening.amount().equals(before.amount())) {
            find(
                    ReportFinding.Kind.GAP,
                    account,
                    opening.line(),
                    "the statement opens with " + opening.amount()
                            + ", but the account's statement before it closed with " + before.amount() + " on "
                            + before.date() + ": one between them may be missing",
                    difference(opening.amount(), before.amount()));
        }
    }

    void add(Statement statement) {
        var header = statement.header();
        var account = new Account(names.banks(header.account()), header.currency());
        statement.findings().forEach(finding -> found(account, statement, finding));
        var closing = statement.closing();
        var days = accounts.get(account);
        if (closing == null || days == null) {
            return;
        }
        days.last = closing;
        if (closing.kind() == Balance.Kind.CLOSING_BOOKED) {
            days.closings.put(closing.date(), closing);
            if (latest == null || closing.date().isAfter(latest)) {
                latest = closing.date();
            }
        }
    }

    /** Chooses, once all statements were added. */
    void settle(@Nullable Instant given) {
        LocalDate day;
        if (given != null) {
            day = LocalDate.ofInstant(given, zone);
            asOf = given;
        } else if (latest != null) {
            day = latest;
            asOf = endOf(day);
        } else {
            return;
        }
        accounts.forEach((account, days) -> {
            var closing = days.upTo(day);
            if (closing != null && (given != null || closing.date().equals(day))) {
                chosen.put(account, closing);
            } else if (closing != null) {
                otherDay(
                        account,
                        closing.line(),
                        "closes on " + closing.date() + ", the report is of " + day
                                + "; send the file with the asOf of that day to compare it");
            } else if (days.last != null && days.closings.isEmpty()) {
                otherDay(
                        account,
                        days.last.line(),
                        "ends with an intermediate balance: its last page is not in the file");
            } else if (days.last != null) {
                otherDay(
                        account,
                        days.last.line(),
                        "closes on " + days.last.date() + ", after the report's " + day
                                + "; send the file with the asOf of that day to compare it");
            } else if (days.lacksClosing()) {
                otherDay(account, days.first.line(), "has no closing balance");
            }
        });
    }

    @Nullable
    Instant asOf() {
        return asOf;
    }

    void balances(Consumer<BalanceLine> balances) {
        chosen.forEach((account, closing) ->
                balances.accept(new BalanceLine(account.id(), closing.amount(), Math.toIntExact(closing.line()))));
    }

    List<FoundFault> findings() {
        return findings.stream()
                .sorted(Comparator.comparingInt(FoundFault::line))
                .toList();
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private void found(Account account, Statement statement, Finding finding) {
        var closing = statement.closing();
        var opening = statement.header().opening();
        Money difference = null;
        if (finding.kind() == Finding.Kind.BALANCE && closing != null && opening != null) {
            try {
                var expected =
                        opening.amount().toBigDecimal().add(statement.credits()).subtract(statement.debits());
                difference = Money.of(closing.amount().toBigDecimal().subtract(expected), account.currency());
            } catch (InvalidMoneyException beyond64Bits) {
                difference = null;
            }
        }
        find(kind(finding.kind()), account, finding.line(), finding.detail(), difference);
    }

    private static ReportFinding.Kind kind(Finding.Kind kind) {
        return switch (kind) {
            case BALANCE -> ReportFinding.Kind.CONTRADICTION;
            case TOTAL -> ReportFinding.Kind.TOTAL;
            case CURRENCY -> ReportFinding.Kind.CURRENCY;
            case CORRECTION -> ReportFinding.Kind.CORRECTION;
        };
    }

    private void otherDay(Account account, long line, String why) {
        find(ReportFinding.Kind.OTHER_DAY, account, line, why + ". It was not compared", null);
    }

    private void find(ReportFinding.Kind kind, Account account, long line, String message, @Nullable Money difference) {
        findings.add(
                new FoundFault(kind, account.id(), account.currency(), Math.toIntExact(line), message, difference));
    }

    private static @Nullable Money difference(Money stated, Money expected) {
        try {
            return Money.of(stated.toBigDecimal().subtract(expected.toBigDecimal()), stated.currency());
        } catch (InvalidMoneyException beyond64Bits) {
            return null;
        }
    }
}
