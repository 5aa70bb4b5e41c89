package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.service.matching.Item;
import io.shadowledger.service.matching.Match;
import io.shadowledger.service.matching.Matched;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of one account what makes its books differ, by what is matched and what is left. */
final class StatementCauses {

    /** More than these are not written down in one sentence; the matches of the report name them all. */
    private static final int NAMED = 5;

    private final Difference.Account account;
    private final Matched matched;
    private final long duplicateDays;

    /** @param duplicateDays how far apart two events may be that are one */
    StatementCauses(Difference.Account account, Matched matched, long duplicateDays) {
        this.account = account;
        this.matched = matched;
        this.duplicateDays = duplicateDays;
    }

    /** One thing that differs. */
    private record Part(Verdict verdict, String sentence, int confidence, List<String> evidence, long amount) {}

    /** Empty when nothing is left, or what is left cancels itself. */
    Optional<Explainer.Finding> finding() {
        var differing = differing();
        var unclear = differing.stream()
                .filter(match -> match.kind() == MatchKind.AMBIGUOUS)
                .toList();
        if (!unclear.isEmpty()) {
            return Optional.of(
                    new Explainer.Finding.Ambiguous(withoutStop(MatchSentences.ambiguous(unclear.getFirst()))));
        }
        var parts = differing.stream().map(this::part).toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Explainer.Finding.Cause(parts.size() == 1 ? one(parts.getFirst()) : several(parts)));
    }

    /** Without what one book has and has taken back itself. */
    private List<Match> differing() {
        var differing = new ArrayList<>(matched.matches().stream()
                .filter(match -> match.difference() != 0)
                .toList());
        for (var back : List.copyOf(differing)) {
            if (isAlone(back)) {
                differing.stream()
                        .filter(match -> match.kind() == back.kind() && takesBack(item(back), item(match)))
                        .findFirst()
                        .ifPresent(taken -> {
                            if (differing.contains(back)) {
                                differing.remove(taken);
                                differing.remove(back);
                            }
                        });
            }
        }
        return differing;
    }

    private Part part(Match match) {
        return switch (match.kind()) {
            case ONLY_CBS -> lacking(match);
            case ONLY_SHADOW -> surplus(match);
            case ONE_TO_ONE, ONE_TO_MANY, MANY_TO_ONE, AMBIGUOUS ->
                match.events().stream().allMatch(Item::inside)
                        ? otherAmount(match)
                        : part(match, Verdict.TIMING, MatchSentences.of(account, match));
        };
    }

    private Part lacking(Match match) {
        var entry = item(match);
        @Nullable Item taken = original(entry);
        if (taken == null) {
            return part(match, missing(-entry.amount()), MatchSentences.onlyCbs(account, entry));
        }
        return new Part(
                missing(-entry.amount()),
                "The CBS has taken back event " + MatchSentences.named(account, taken) + ": its entry " + entry.id()
                        + " of " + entry.day() + " is the opposite, and no event has brought it.",
                match.confidence(),
                List.of(taken.id()),
                match.difference());
    }

    private Part surplus(Match match) {
        var event = item(match);
        @Nullable Item taken = original(event);
        if (taken != null) {
            return new Part(
                    missing(event.amount()),
                    "Event " + MatchSentences.named(account, event) + ", takes back event " + taken.id()
                            + "; the CBS has not taken it back.",
                    match.confidence(),
                    List.of(taken.id(), event.id()),
                    match.difference());
        }
        var twins = twins(event);
        if (twins.size() != 1) {
            return part(match, missing(event.amount()), MatchSentences.onlyShadow(account, event));
        }
        var twin = twins.getFirst();
        return new Part(
                Verdict.DUPLICATE,
                withoutStop(MatchSentences.onlyShadow(account, event)) + "; it has event " + twin.id()
                        + " of the same amount once.",
                match.confidence(),
                List.of(twin.id(), event.id()),
                match.difference());
    }

    private Part otherAmount(Match match) {
        return part(match, Verdict.AMOUNT_DIFFERS, MatchSentences.of(account, match));
    }

    private static Part part(Match match, Verdict verdict, String sentence) {
        return new Part(
                verdict,
                sentence,
                match.confidence(),
                match.events().stream().map(Item::id).toList(),
                match.difference());
    }

    /** Events that the CBS has, of the same amount, at about the same time; those of the same reference before others. */
    private List<Item> twins(Item event) {
        var near = matchedEvents().stream()
                .filter(other -> other.amount() == event.amount()
                        && Math.abs(ChronoUnit.DAYS.between(other.day(), event.day())) <= duplicateDays)
                .toList();
        var named = near.stream().filter(other -> other.sharesReference(event)).toList();
        return named.isEmpty() ? near : named;
    }

    /** The one event that stands in both books and that an item of one book takes back. */
    private @Nullable Item original(Item back) {
        var originals =
                matchedEvents().stream().filter(event -> takesBack(back, event)).toList();
        return originals.size() == 1 ? originals.getFirst() : null;
    }

    private static boolean takesBack(Item back, Item other) {
        return back.amount() == -other.amount()
                && !back.day().isBefore(other.day())
                && (back.reversal() || back.sharesReference(other));
    }

    private List<Item> matchedEvents() {
        return matched.of(MatchKind.ONE_TO_ONE).stream()
                .map(match -> match.events().getFirst())
                .toList();
    }

    private Explanation one(Part part) {
        return Explanation.full(part.confidence(), part.verdict(), part.sentence(), part.evidence());
    }

    private Explanation several(List<Part> parts) {
        var verdicts = parts.stream().map(Part::verdict).distinct().toList();
        long drift = parts.stream().mapToLong(Part::amount).reduce(0, Math::addExact);
        var named = parts.stream().limit(NAMED).map(Part::sentence).collect(Collectors.joining(" "));
        int more = parts.size() - NAMED;
        return Explanation.full(
                parts.stream().mapToInt(Part::confidence).min().orElse(0),
                verdicts.size() == 1 ? verdicts.getFirst() : missing(drift),
                parts.size() + " things make the difference. " + named
                        + (more > 0 ? " The matches of the report name " + more + " more." : ""),
                parts.stream()
                        .flatMap(part -> part.evidence().stream())
                        .distinct()
                        .toList());
    }

    /** @param drift what it adds to the drift */
    private static Verdict missing(long drift) {
        return drift < 0 ? Verdict.MISSING_CREDIT : Verdict.MISSING_DEBIT;
    }

    private static boolean isAlone(Match match) {
        return match.kind() == MatchKind.ONLY_CBS || match.kind() == MatchKind.ONLY_SHADOW;
    }

    private static Item item(Match alone) {
        return alone.kind() == MatchKind.ONLY_CBS
                ? alone.entries().getFirst()
                : alone.events().getFirst();
    }

    private static String withoutStop(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }
}
