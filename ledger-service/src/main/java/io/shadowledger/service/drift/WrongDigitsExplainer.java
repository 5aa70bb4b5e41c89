package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One entry's amount with two neighbouring digits swapped, or with the decimal point one or two places off: the accounting
 * check that a difference divisible by nine calls for.
 */
@Component
@Order(6)
final class WrongDigitsExplainer implements Explainer {

    private static final int NINE = 9;

    private final JdbcClient jdbc;

    WrongDigitsExplainer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var suspects = differences.stream()
                .filter(difference -> difference.drift() % NINE == 0)
                .toList();
        if (suspects.isEmpty()) {
            return Map.of();
        }
        var drifts = suspects.stream().collect(Collectors.toMap(Difference::account, Difference::drift));
        var causes = new HashMap<Difference.Account, List<Explanation>>();
        var sql = Candidates.WITH_LINES + """
                select l.account_id, l.currency, e.event_id, e.amount_minor
                from line l
                join entry e on e.account_id = l.account_id and e.currency = l.currency and e.kind = 'EVENT'
                    and e.%s <= :asOf
                where sign(e.amount_minor) = sign(e.amount_minor - l.drift)
                """.formatted(moment.column());
        Candidates.bind(jdbc.sql(sql), suspects)
                .param("asOf", moment.timestamp())
                .query(row -> {
                    var account = Candidates.account(row);
                    long booked = row.getLong("amount_minor");
                    long other = booked - drifts.getOrDefault(account, 0L);
                    var mistake = mistake(Math.abs(booked), Math.abs(other));
                    if (mistake != null) {
                        causes.computeIfAbsent(account, _ -> new ArrayList<>())
                                .add(cause(account, row.getString("event_id"), booked, other, mistake));
                    }
                });
        var findings = new HashMap<Difference.Account, Finding>();
        causes.forEach((account, found) -> findings.put(
                account,
                found.size() == 1
                        ? new Finding.Cause(found.getFirst())
                        : new Finding.Ambiguous(found.size()
                                + " entries would each explain it by swapped digits or a misplaced point")));
        return findings;
    }

    /** How one amount became the other, if by one of the mistakes that this knows; both positive. */
    static @Nullable String mistake(long booked, long other) {
        if (isShifted(booked, other, 10) || isShifted(booked, other, 100)) {
            return "the decimal point is misplaced in one of the books";
        }
        return swappedDigits(Long.toString(booked), Long.toString(other))
                .map(digits -> "the digits " + digits + " are swapped in one of the books")
                .orElse(null);
    }

    private static boolean isShifted(long booked, long other, int factor) {
        return (booked % factor == 0 && booked / factor == other) || (other % factor == 0 && other / factor == booked);
    }

    private static Optional<String> swappedDigits(String booked, String other) {
        if (booked.length() != other.length()) {
            return Optional.empty();
        }
        int at = 0;
        while (at < booked.length() && booked.charAt(at) == other.charAt(at)) {
            at++;
        }
        boolean swapped = at + 1 < booked.length()
                && booked.charAt(at) == other.charAt(at + 1)
                && booked.charAt(at + 1) == other.charAt(at)
                && booked.regionMatches(at + 2, other, at + 2, booked.length() - at - 2);
        return swapped ? Optional.of(booked.substring(at, at + 2)) : Optional.empty();
    }

    private static Explanation cause(Difference.Account account, String id, long booked, long other, String mistake) {
        return Explanation.full(
                Verdict.AMOUNT_DIFFERS,
                "Event " + id + " is booked with " + Wording.amount(account, booked) + "; with "
                        + Wording.amount(account, other) + " the books would tie: " + mistake + ".",
                List.of(id));
    }
}
