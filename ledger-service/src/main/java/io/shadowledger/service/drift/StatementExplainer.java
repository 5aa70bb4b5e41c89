package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The entries that the reports themselves carry, held against the shadow's since the books last tied. It only speaks
 * where what is unmatched comes to the drift: a statement that leaves out days explains nothing.
 */
@Component
@Order(6)
final class StatementExplainer implements Explainer {

    /** More than any account has between two reports that agree; beyond it balances must do. */
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    StatementExplainer(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var suspects = differences.stream()
                .filter(difference -> difference.lastTie() != null)
                .toList();
        if (suspects.isEmpty()) {
            return Map.of();
        }
        var reported =
                items(moment, suspects, """
                select account_id, currency, id, amount_minor, at, reference from (
                    select distinct on (account_id, currency, bank_reference, amount_minor, name, nth)
                        account_id, currency, id, amount_minor, at, reference
                    from (
                        select l.account_id, l.currency, e.amount_minor, e.bank_reference, e.%1$s as at,
                            coalesce(e.bank_reference, e.reference) as reference,
                            coalesce(e.bank_reference, r.report_id || '/' || e.entry_no) as id,
                            case when e.bank_reference is null then r.report_id || '/' || e.entry_no end as name,
                            row_number() over (partition by e.report_no, l.account_id, l.currency, e.bank_reference,
                                e.amount_minor order by e.entry_no) as nth
                        from line l
                        join report r on r.basis = :basis and r.as_of > l.since and r.as_of <= :asOf
                        join report_entry e on e.report_no = r.report_no
                            and e.account_id = l.account_id and e.currency = l.currency
                    ) numbered
                ) once
                """.formatted(moment.basis() == Basis.VALUE ? "value_time" : "booked_time"));
        var stated = suspects.stream()
                .filter(difference -> reported.containsKey(difference.account()))
                .toList();
        if (stated.isEmpty()) {
            return Map.of();
        }
        var shadow = items(moment, stated, """
                select l.account_id, l.currency, e.event_id as id, e.amount_minor, e.%1$s as at, e.reference
                from line l
                join entry e on e.account_id = l.account_id and e.currency = l.currency
                    and e.%1$s > l.since and e.%1$s <= :asOf
                """.formatted(moment.column()));
        var findings = new HashMap<Difference.Account, Finding>();
        for (var difference : stated) {
            var account = difference.account();
            var matched = EntryMatcher.match(
                    shadow.getOrDefault(account, List.of()), reported.getOrDefault(account, List.of()));
            var cause = difference.fits(matched.drift()) ? cause(account, matched) : null;
            if (cause != null) {
                findings.put(account, new Finding.Cause(cause));
            }
        }
        return findings;
    }

    private Map<Difference.Account, List<EntryMatcher.Item>> items(
            Moment moment, List<Difference> differences, String select) {
        var items = new HashMap<Difference.Account, List<EntryMatcher.Item>>();
        Candidates.bind(jdbc.sql(Candidates.WITH_LINES + select), differences)
                .param("asOf", moment.timestamp())
                .param("basis", moment.basis().name())
                .query(row -> {
                    var ofAccount = items.computeIfAbsent(Candidates.account(row), _ -> new ArrayList<>());
                    if (ofAccount.size() <= MOST) {
                        ofAccount.add(item(row));
                    }
                });
        items.values().removeIf(ofAccount -> ofAccount.size() > MOST);
        return items;
    }

    private static EntryMatcher.Item item(ResultSet row) throws SQLException {
        return new EntryMatcher.Item(
                row.getString("id"),
                row.getLong("amount_minor"),
                row.getTimestamp("at").toInstant(),
                row.getString("reference"));
    }

    private @Nullable Explanation cause(Difference.Account account, EntryMatcher.Matched matched) {
        var shadow = matched.onlyShadow();
        var reported = matched.onlyReported();
        if (shadow.isEmpty() && reported.size() == 1) {
            return lacking(account, reported.getFirst());
        }
        if (shadow.size() == 1 && reported.isEmpty()) {
            return surplus(account, shadow.getFirst(), matched);
        }
        if (shadow.size() == 1 && reported.size() == 1) {
            return otherAmount(account, shadow.getFirst(), reported.getFirst());
        }
        return null;
    }

    private static Explanation lacking(Difference.Account account, EntryMatcher.Item reported) {
        return Explanation.full(
                reported.amount() > 0 ? Verdict.MISSING_CREDIT : Verdict.MISSING_DEBIT,
                "The CBS reports entry " + reported.id() + ", a " + Wording.side(reported.amount()) + " of "
                        + Wording.magnitude(account, reported.amount()) + " at " + Wording.time(reported.time())
                        + ", which no event has brought: have it sent again.",
                List.of());
    }

    private Explanation surplus(Difference.Account account, EntryMatcher.Item booked, EntryMatcher.Matched matched) {
        var twins = matched.pairs().stream()
                .map(EntryMatcher.Pair::shadow)
                .filter(other -> other.amount() == booked.amount()
                        && Duration.between(other.time(), booked.time()).abs().compareTo(properties.duplicateWindow())
                                <= 0)
                .map(EntryMatcher.Item::id)
                .toList();
        var what = "Event " + booked.id() + ", a " + Wording.side(booked.amount()) + " of "
                + Wording.magnitude(account, booked.amount()) + ", is not among the entries that the CBS reports";
        if (twins.size() == 1) {
            return Explanation.full(
                    Verdict.DUPLICATE,
                    what + "; it has event " + twins.getFirst() + " of the same amount once.",
                    List.of(twins.getFirst(), booked.id()));
        }
        return Explanation.full(
                booked.amount() < 0 ? Verdict.MISSING_CREDIT : Verdict.MISSING_DEBIT, what + ".", List.of(booked.id()));
    }

    private static @Nullable Explanation otherAmount(
            Difference.Account account, EntryMatcher.Item booked, EntryMatcher.Item reported) {
        boolean sameReference = booked.reference() != null && booked.reference().equals(reported.reference());
        boolean sameDay =
                booked.day().equals(reported.day()) && Long.signum(booked.amount()) == Long.signum(reported.amount());
        if (!sameReference && !sameDay) {
            return null;
        }
        return Explanation.full(
                Verdict.AMOUNT_DIFFERS,
                "Event " + booked.id() + " is booked with " + Wording.amount(account, booked.amount())
                        + "; the CBS reports it as entry " + reported.id() + " with "
                        + Wording.amount(account, reported.amount()) + ".",
                List.of(booked.id()));
    }
}
