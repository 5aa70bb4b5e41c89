package io.shadowledger.service.drift;

import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.service.matching.BothBooks;
import io.shadowledger.service.matching.EntryMatches;
import io.shadowledger.service.matching.Item;
import io.shadowledger.service.matching.Match;
import io.shadowledger.service.matching.MatchingRules;
import io.shadowledger.service.report.StoredReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down how a report's entries match the shadow's events: of the accounts that differ always, of those that tie
 * only in smaller reports, because there it is for reading, not for finding.
 */
@Component
class ReportMatches {

    private static final int MOST_ENTRIES_WITH_TIES = 20_000;
    private static final int CHUNK = 500;
    private static final int MOST_HELD = 2_000;

    private final BothBooks books;
    private final MatchingRules rules;
    private final EntryMatches matches;
    private final EarlierReports earlier;
    private final JdbcClient jdbc;

    ReportMatches(BothBooks books, MatchingRules rules, EntryMatches matches, EarlierReports earlier, JdbcClient jdbc) {
        this.books = books;
        this.rules = rules;
        this.matches = matches;
        this.earlier = earlier;
        this.jdbc = jdbc;
    }

    /** Replaces what an earlier comparison of the report wrote. */
    void write(StoredReport report) {
        matches.clear(report.reportNo());
        var holds = holds(report.reportNo());
        if (holds.entries() == 0) {
            return;
        }
        var moment = new Moment(report.asOf(), report.basis());
        var matchers = rules.matchers();
        var chunk = accounts(report.reportNo(), holds, "", "");
        while (!chunk.isEmpty()) {
            var told = new ArrayList<EntryMatches.Told>();
            var periods = StatementExplainer.periods(earlier.withLastTies(moment, chunk));
            books.read(report.reportNo(), report.asOf(), report.basis(), periods, (of, both) -> {
                var account = new Difference.Account(of.id(), of.currency());
                matchers.of(of.currency()).match(both.events(), both.entries()).matches().stream()
                        .filter(match -> concerns(holds, match))
                        .forEach(
                                match -> told.add(new EntryMatches.Told(of, match, MatchSentences.of(account, match))));
                if (told.size() > MOST_HELD) {
                    matches.add(report.reportNo(), told);
                    told.clear();
                }
            });
            matches.add(report.reportNo(), told);
            var last = chunk.getLast().account();
            chunk = accounts(
                    report.reportNo(), holds, last.id(), last.currency().getCurrencyCode());
        }
    }

    /** What is of this report, or missing in it; an interim report never says what the CBS has not. */
    private static boolean concerns(Holds holds, Match match) {
        return match.kind() == MatchKind.ONLY_SHADOW
                ? !holds.interim()
                : match.entries().stream().map(Item::entry).anyMatch(Objects::nonNull);
    }

    private record Holds(long entries, boolean interim) {}

    private Holds holds(long reportNo) {
        return jdbc.sql("select entries, format = 'mt942' as interim from report where report_no = :reportNo")
                .param("reportNo", reportNo)
                .query((row, _) -> new Holds(row.getLong("entries"), row.getBoolean("interim")))
                .single();
    }

    /** The next accounts that have entries, as differences of nothing: only when they last tied is asked of them. */
    private List<Difference> accounts(long reportNo, Holds holds, String account, String currency) {
        return jdbc.sql("""
                        select distinct e.account_id, e.currency from report_entry e
                        where e.report_no = :reportNo
                            and (e.account_id, e.currency) > (:account, cast(:currency as char(3)))
                            and (:ties or exists (
                                select from drift_line d
                                where d.report_no = e.report_no and d.account_id = e.account_id
                                    and d.currency = e.currency))
                        order by e.account_id, e.currency limit :limit
                        """)
                .param("reportNo", reportNo)
                .param("account", account)
                .param("currency", currency)
                .param("ties", holds.entries() <= MOST_ENTRIES_WITH_TIES)
                .param("limit", CHUNK)
                .query((row, _) -> new Difference(Candidates.account(row), 0L, 0L))
                .list();
    }
}
