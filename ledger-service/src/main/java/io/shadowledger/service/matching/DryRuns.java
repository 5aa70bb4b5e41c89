package io.shadowledger.service.matching;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.matching.DryRun;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.matching.MatchingRule;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.InvalidException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries a rule on past reports: each is matched by the rules as they are, and by those with the rule among them. Each
 * report is looked at by itself, from its first booked day on. Nothing is written.
 */
@Service
class DryRuns {

    private static final int MOST_REPORTS = 50;
    private static final int MOST_ACCOUNTS = 2_000;
    private static final int MOST_EXAMPLES = 20;
    private static final String NEW_RULE = "the new rule";

    private final MatchingRules rules;
    private final BothBooks books;
    private final JdbcClient jdbc;

    DryRuns(MatchingRules rules, BothBooks books, JdbcClient jdbc) {
        this.rules = rules;
        this.books = books;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    DryRun run(DryRun.Request request) {
        if (request.reports() < 1 || request.reports() > MOST_REPORTS) {
            throw new InvalidException("reports", "reports is how many past ones are looked at, 1 to 50");
        }
        var draft = Criteria.valid(new MatchingRule.Draft(request.priority(), request.criteria(), true));
        var now = rules.list();
        var tally = new Tally(MatchingRules.matchers(now), MatchingRules.matchers(with(now, request.name(), draft)));
        int accounts = 0;
        int looked = 0;
        for (var report : latest(request.reports())) {
            if (accounts >= MOST_ACCOUNTS) {
                break;
            }
            looked++;
            var periods = periods(report, MOST_ACCOUNTS - accounts);
            accounts += periods.size();
            books.read(
                    report.reportNo(),
                    report.asOf(),
                    report.basis(),
                    periods,
                    (account, both) -> tally.add(report.reportId(), account, both));
        }
        return tally.outcome(looked, accounts);
    }

    /** The rules with one more, or with one in the place of another. */
    private static List<MatchingRule> with(List<MatchingRule> now, @Nullable String name, MatchingRule.Draft draft) {
        var then = new ArrayList<>(now);
        then.removeIf(rule -> rule.name().equals(name));
        then.add(new MatchingRule(
                name == null ? NEW_RULE : name, 0, draft.priority(), draft.criteria(), true, null, null));
        return then;
    }

    private record Past(long reportNo, String reportId, Instant asOf, Basis basis) {}

    private List<Past> latest(int number) {
        return jdbc.sql("""
                        select report_no, report_id, as_of, basis from report
                        where status = 'COMPARED' and entries > 0 order by as_of desc, report_no desc limit :number
                        """)
                .param("number", number)
                .query((row, _) -> new Past(
                        row.getLong("report_no"),
                        row.getString("report_id"),
                        row.getTimestamp("as_of").toInstant(),
                        Basis.valueOf(row.getString("basis"))))
                .list();
    }

    private List<BothBooks.Period> periods(Past report, int most) {
        return jdbc.sql("""
                        select distinct account_id, currency from report_entry where report_no = :reportNo
                        order by account_id, currency limit :most
                        """)
                .param("reportNo", report.reportNo())
                .param("most", most)
                .query((row, _) -> new BothBooks.Period(
                        new BothBooks.Account(row.getString("account_id"), Money.currency(row.getString("currency"))),
                        null))
                .list();
    }

    /** Counts entries by what is said of them. */
    private static final class Tally {

        private static final Set<MatchKind> MATCHED =
                Set.of(MatchKind.ONE_TO_ONE, MatchKind.ONE_TO_MANY, MatchKind.MANY_TO_ONE);

        private final MatchingRules.Matchers now;
        private final MatchingRules.Matchers then;
        private final List<DryRun.Example> examples = new ArrayList<>();
        private long matchedNow;
        private long matchedThen;
        private long gained;
        private long lost;
        private long ambiguous;

        private Tally(MatchingRules.Matchers now, MatchingRules.Matchers then) {
            this.now = now;
            this.then = then;
        }

        private void add(String reportId, BothBooks.Account account, BothBooks.Books books) {
            var before = byEntry(now.of(account.currency()).match(books.events(), books.entries()));
            var after = byEntry(then.of(account.currency()).match(books.events(), books.entries()));
            before.forEach((entry, match) -> {
                var other = Objects.requireNonNull(after.get(entry), "every entry stands in a match");
                boolean was = MATCHED.contains(match.kind());
                boolean is = MATCHED.contains(other.kind());
                matchedNow += was ? 1 : 0;
                matchedThen += is ? 1 : 0;
                gained += is && !was ? 1 : 0;
                lost += was && !is ? 1 : 0;
                ambiguous += other.kind() == MatchKind.AMBIGUOUS ? 1 : 0;
                if (was != is && examples.size() < MOST_EXAMPLES) {
                    examples.add(new DryRun.Example(
                            reportId,
                            account.id(),
                            account.currency().getCurrencyCode(),
                            entry,
                            said(match),
                            said(other)));
                }
            });
        }

        private static Map<Integer, Match> byEntry(Matched matched) {
            var byEntry = new HashMap<Integer, Match>();
            for (var match : matched.matches()) {
                for (var entry : match.entries()) {
                    if (entry.entry() != null) {
                        byEntry.put(entry.entry(), match);
                    }
                }
            }
            return byEntry;
        }

        private static String said(Match match) {
            var events = match.events().stream().map(Item::id).limit(3).toList();
            return match.kind()
                    + (events.isEmpty() ? "" : " with " + String.join(", ", events))
                    + (match.rule().equals(Leftovers.NO_RULE) ? "" : " by " + match.rule());
        }

        private DryRun outcome(int reports, int accounts) {
            return new DryRun(reports, accounts, matchedNow, matchedThen, gained, lost, ambiguous, examples);
        }
    }
}
