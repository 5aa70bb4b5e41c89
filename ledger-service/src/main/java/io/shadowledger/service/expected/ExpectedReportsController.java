package io.shadowledger.service.expected;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.Expectation;
import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedReport;
import io.shadowledger.api.report.ExpectedReportsApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.expected.ExpectedReportStore.Stored;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.problem.InvalidException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Which reports are expected, and which of them are missing. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class ExpectedReportsController implements ExpectedReportsApi {

    private static final int MAX_PAGE = 500;

    private final ExpectedReportStore store;
    private final Occurrences occurrences;
    private final CurrentUser user;
    private final Clock clock;

    ExpectedReportsController(ExpectedReportStore store, Occurrences occurrences, CurrentUser user, Clock clock) {
        this.store = store;
        this.occurrences = occurrences;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public List<ExpectedReport> expectedReports() {
        return store.list().stream().map(this::view).toList();
    }

    @Override
    public ExpectedReport expectedReport(String name) {
        return view(store.find(name));
    }

    @Override
    public ExpectedReport save(String name, Expectation expectation) {
        return view(store.save(name, expectation, user.name()));
    }

    @Override
    public void delete(String name) {
        store.delete(name, user.name());
    }

    @Override
    public Page<ExpectedOccurrence> occurrences(String name, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = occurrences.page(store.find(name), after == null ? null : day(after), size + 1, clock.instant());
        var page = found.stream().limit(size).toList();
        return new Page<>(page, found.size() > size ? page.getLast().day().toString() : null);
    }

    private ExpectedReport view(Stored stored) {
        var rules = stored.expectation();
        var schedule = Schedule.of(rules);
        return new ExpectedReport(
                stored.name(),
                stored.version(),
                rules.namePattern(),
                schedule.days().stream().sorted().toList(),
                schedule.zone().getId(),
                rules.deadline(),
                schedule.dayOffset(),
                schedule.holidays().stream().sorted().toList(),
                stored.since(),
                occurrences.missing(stored, clock.instant()).size(),
                stored.savedAt(),
                stored.savedBy());
    }

    private static LocalDate day(String after) {
        try {
            return LocalDate.parse(after);
        } catch (DateTimeException invalid) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }
}
