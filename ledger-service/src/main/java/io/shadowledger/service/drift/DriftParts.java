package io.shadowledger.service.drift;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.report.StoredReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes differences apart, many at a time: what of each the account's breaks carry, and what is new. What is new is
 * explained by itself, and so is what stands and has no lasting cause yet.
 */
@Component
class DriftParts {

    private static final String ANY_OF_THEM =
            ", and more than one of the account's breaks could be what went, so all of them stand";

    private final StandingBreaks standing;
    private final EarlierReports earlier;
    private final Explanations explanations;
    private final DriftProperties properties;

    DriftParts(StandingBreaks standing, EarlierReports earlier, Explanations explanations, DriftProperties properties) {
        this.standing = standing;
        this.earlier = earlier;
        this.explanations = explanations;
        this.properties = properties;
    }

    /**
     * What a report says of some accounts.
     *
     * @param lines one for each difference
     * @param gone the breaks that these accounts do not have any more
     * @param seenAnew what is said now of breaks that stand
     */
    record Parts(List<DriftLines.Line> lines, List<BreakPart> gone, List<SeenAnew> seenAnew) {}

    /** What is said now of a break that stands. */
    record SeenAnew(BreakPart part, Explanation explanation) {}

    /** Takes apart what a report shows. */
    Parts of(StoredReport report, List<Difference> differences) {
        var moment = new Moment(report.asOf(), report.basis());
        var later = standing.spokenOfLater(report, differences);
        var alive = standing.of(differences);
        alive.keySet().removeAll(later);
        var apportioned = new HashMap<Difference.Account, Apportionment>();
        for (var difference : differences) {
            var breaks = alive.get(difference.account());
            if (breaks != null) {
                long tolerance = properties.tolerance(difference.account().currency());
                apportioned.put(
                        difference.account(), Apportionment.of(difference.drift(), breaks, tolerance, report.asOf()));
            }
        }
        var asked = asked(moment, differences, alive, apportioned);
        var explained = explanations.of(moment, List.copyOf(asked.values()));
        var lines = new ArrayList<DriftLines.Line>();
        for (var difference : differences) {
            var account = difference.account();
            var apportionment = apportioned.get(account);
            var part = asked.get(account);
            lines.add(
                    apportionment == null
                            ? line(difference, part, explained, later)
                            : line(
                                    difference,
                                    apportionment,
                                    explanation(difference, apportionment, explained.get(account)),
                                    part,
                                    stand(alive.getOrDefault(account, List.of()), apportionment)));
        }
        var gone = apportioned.values().stream()
                .flatMap(each -> each.gone().stream())
                .toList();
        return new Parts(lines, gone, seenAnew(moment, differences, alive, apportioned));
    }

    /** The differences to explain: the whole one where no break carries any of it, otherwise what is new. */
    private Map<Difference.Account, Difference> asked(
            Moment moment,
            List<Difference> differences,
            Map<Difference.Account, List<BreakPart>> alive,
            Map<Difference.Account, Apportionment> apportioned) {
        var whole = new ArrayList<Difference>();
        var parts = new ArrayList<Difference>();
        for (var difference : differences) {
            var apportionment = apportioned.get(difference.account());
            if (apportionment == null) {
                whole.add(difference);
            } else if (apportionment.isToBeExplained()) {
                var others = stand(alive.getOrDefault(difference.account(), List.of()), apportionment);
                parts.add(difference.part(apportionment.fresh(), events(others)));
            }
        }
        var asked = new HashMap<Difference.Account, Difference>();
        earlier.withLastTies(moment, whole).forEach(each -> asked.put(each.account(), each));
        earlier.withLatest(moment, parts).forEach(each -> asked.put(each.account(), each));
        return asked;
    }

    private static DriftLines.Line line(
            Difference difference,
            @Nullable Difference asked,
            Map<Difference.Account, Explanation> explained,
            Set<Difference.Account> later) {
        boolean hasSay = !later.contains(difference.account());
        return new DriftLines.Line(
                difference,
                Objects.requireNonNull(explained.get(difference.account()), "every difference has an explanation"),
                hasSay ? difference.drift() : 0,
                null,
                asked == null ? null : asked.since(),
                hasSay);
    }

    private static DriftLines.Line line(
            Difference difference,
            Apportionment apportionment,
            @Nullable Explanation fresh,
            @Nullable Difference asked,
            List<BreakPart> stand) {
        // Where nothing is new, some break stands; once all are there, the line says what they say together
        var explanation = fresh != null ? fresh : stand.getFirst().asExplained();
        var changed = apportionment.changed();
        return new DriftLines.Line(
                difference,
                explanation,
                apportionment.fresh(),
                changed == null ? null : changed.breakNo(),
                asked == null ? null : asked.since(),
                true);
    }

    private @Nullable Explanation explanation(
            Difference difference, Apportionment apportionment, @Nullable Explanation explained) {
        if (apportionment.fresh() == 0) {
            return null;
        }
        var account = difference.account();
        if (apportionment.rounding()) {
            return RoundingExplainer.of(account, apportionment.fresh(), properties.tolerance(account.currency()));
        }
        return apportionment.ambiguous()
                ? Explanations.unexplained(difference.part(apportionment.fresh(), Set.of()), ANY_OF_THEM)
                : explained;
    }

    /** Asked in rounds: an explainer takes one difference of an account at a time. */
    private List<SeenAnew> seenAnew(
            Moment moment,
            List<Difference> differences,
            Map<Difference.Account, List<BreakPart>> alive,
            Map<Difference.Account, Apportionment> apportioned) {
        var seen = new ArrayList<SeenAnew>();
        var named = new HashMap<Difference.Account, Set<String>>();
        boolean more = true;
        for (int round = 0; more; round++) {
            var asked = new ArrayList<Difference>();
            var parts = new HashMap<Difference.Account, BreakPart>();
            for (var difference : differences) {
                var account = difference.account();
                var apportionment = apportioned.get(account);
                if (apportionment != null) {
                    var stand = stand(alive.getOrDefault(account, List.of()), apportionment);
                    stand.stream()
                            .filter(BreakPart::isLookedAtAnew)
                            .skip(round)
                            .findFirst()
                            .ifPresent(part -> {
                                parts.put(account, part);
                                asked.add(again(difference, part, stand, named.getOrDefault(account, Set.of())));
                            });
                }
            }
            more = !asked.isEmpty();
            explanations.of(moment, asked).forEach((account, explanation) -> {
                var part = Objects.requireNonNull(parts.get(account));
                if (!part.isSaidToBe(explanation) && explanation.verdict() != Verdict.ROUNDING) {
                    seen.add(new SeenAnew(part, explanation));
                    named.computeIfAbsent(account, _ -> new HashSet<>()).addAll(explanation.evidence());
                }
            });
        }
        return seen;
    }

    /**
     * A break's part of a difference, to be explained with what is known by now.
     *
     * @param all the account's breaks that stand
     * @param more further events that make other breaks
     */
    private Difference again(Difference difference, BreakPart part, List<BreakPart> all, Set<String> more) {
        var named = new HashSet<>(more);
        all.stream().filter(other -> other != part).map(BreakPart::evidence).forEach(named::addAll);
        var since = part.since();
        var tolerance = properties.tolerance(difference.account().currency());
        return difference.part(part.drift(), named).since(since == null ? null : new LastTie(since, 0, tolerance));
    }

    /**
     * What a break's part of a difference is now: what the account's other breaks do not carry.
     *
     * @return absent if that is nothing
     */
    Optional<Difference> now(Moment moment, Difference difference, long breakNo) {
        var alive = standing.of(difference.account());
        var others = alive.stream().filter(part -> part.breakNo() != breakNo).toList();
        long rest = Math.subtractExact(difference.drift(), Apportionment.sum(others));
        if (rest == 0) {
            return Optional.empty();
        }
        var part = List.of(difference.part(rest, events(others)));
        return Optional.of(
                (others.isEmpty() ? earlier.withLastTies(moment, part) : earlier.withLatest(moment, part)).getFirst());
    }

    /**
     * What is left of a break, to be explained.
     *
     * @param alive the account's breaks that are not over; the break itself may be among them
     */
    Difference left(Difference difference, long breakNo, long left, List<BreakPart> alive) {
        var others = alive.stream().filter(part -> part.breakNo() != breakNo).toList();
        return difference.part(left, events(others));
    }

    private static List<BreakPart> stand(List<BreakPart> alive, Apportionment apportionment) {
        return alive.stream()
                .filter(part -> !apportionment.gone().contains(part) && part != apportionment.changed())
                .toList();
    }

    private static Set<String> events(List<BreakPart> parts) {
        return parts.stream().map(BreakPart::evidence).flatMap(List::stream).collect(toUnmodifiableSet());
    }
}
