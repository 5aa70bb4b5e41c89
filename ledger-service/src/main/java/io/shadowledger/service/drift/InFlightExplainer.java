package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Events that were accepted after the report's watermark and are not posted yet: one of them, or all of the account
 * together, make the drift. The next comparison has them in the book.
 */
@Component
@Order(5)
final class InFlightExplainer implements Explainer {

    private static final int CONFIDENCE = 90;
    private static final int NAMED = 5;

    private final ObjectProvider<InFlightEvents> inFlight;

    InFlightExplainer(ObjectProvider<InFlightEvents> inFlight) {
        this.inFlight = inFlight;
    }

    @Override
    public String name() {
        return "in flight";
    }

    @Override
    public String looksFor() {
        return "events that are accepted and not posted yet";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var accounts = differences.stream()
                .map(difference -> difference.account().id())
                .collect(Collectors.toSet());
        var waiting = inFlight.stream()
                .flatMap(events -> events.of(accounts).stream())
                // By record time they will count after the moment: the CBS had them in time, or in no time
                .filter(event ->
                        moment.basis() == Basis.BOOKED || !event.valueTime().isAfter(moment.asOf()))
                .collect(Collectors.groupingBy(event -> new Difference.Account(event.accountId(), event.currency())));
        var findings = new HashMap<Difference.Account, Finding>();
        for (var difference : differences) {
            var events = waiting.getOrDefault(difference.account(), List.of());
            finding(difference, events).ifPresent(finding -> findings.put(difference.account(), finding));
        }
        return findings;
    }

    private static Optional<Finding> finding(Difference difference, List<InFlightEvents.InFlight> events) {
        var single =
                events.stream().filter(event -> difference.fits(-event.minor())).toList();
        if (single.size() == 1) {
            return Optional.of(cause(difference, single));
        }
        if (single.size() > 1) {
            return Optional.of(
                    new Finding.Ambiguous(single.size() + " events of that amount are accepted and not posted yet"));
        }
        long all = events.stream().mapToLong(InFlightEvents.InFlight::minor).reduce(0, Math::addExact);
        return events.size() > 1 && difference.fits(-all) ? Optional.of(cause(difference, events)) : Optional.empty();
    }

    private static Finding cause(Difference difference, List<InFlightEvents.InFlight> events) {
        var account = difference.account();
        var named = events.stream()
                .limit(NAMED)
                .map(event -> event.eventId() + " (" + MatchSentences.what(account, event.minor()) + ", "
                        + event.place() + ")")
                .collect(Collectors.joining(", "));
        int more = events.size() - NAMED;
        return new Finding.Cause(Explanation.full(
                CONFIDENCE,
                Verdict.TIMING,
                (events.size() == 1 ? "Event " : "Events ") + named + (more > 0 ? " and " + more + " more" : "")
                        + (events.size() == 1 ? " is" : " are")
                        + " accepted and not posted yet; the CBS has counted "
                        + (events.size() == 1 ? "it" : "them") + " already.",
                events.stream().map(InFlightEvents.InFlight::eventId).toList()));
    }
}
