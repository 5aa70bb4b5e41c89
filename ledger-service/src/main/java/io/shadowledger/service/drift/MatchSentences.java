package io.shadowledger.service.drift;

import io.shadowledger.service.matching.Item;
import io.shadowledger.service.matching.Match;
import java.util.List;
import java.util.stream.Collectors;

/** What a match says, for finance staff: names both sides. */
final class MatchSentences {

    private static final int NAMED = 6;

    private MatchSentences() {}

    static String of(Difference.Account account, Match match) {
        return switch (match.kind()) {
            case ONE_TO_ONE ->
                pair(account, match.events().getFirst(), match.entries().getFirst());
            case MANY_TO_ONE ->
                "Events " + ids(match.events()) + ", together "
                        + what(account, sum(match.entries())) + ", are one entry of the CBS: "
                        + match.entries().getFirst().id() + ".";
            case ONE_TO_MANY ->
                "Event " + named(account, match.events().getFirst()) + ", is "
                        + match.entries().size() + " entries of the CBS: " + ids(match.entries()) + ".";
            case AMBIGUOUS -> ambiguous(match);
            case ONLY_SHADOW -> onlyShadow(account, match.events().getFirst());
            case ONLY_CBS -> onlyCbs(account, match.entries().getFirst());
        };
    }

    private static String pair(Difference.Account account, Item event, Item entry) {
        if (event.amount() != entry.amount()) {
            return otherAmount(account, event, entry);
        }
        if (!event.inside()) {
            return after(account, event, entry);
        }
        return "Event " + named(account, event) + ", is entry " + entry.id() + " of the CBS"
                + (event.day().equals(entry.day()) ? "." : ", of " + entry.day() + ".");
    }

    static String otherAmount(Difference.Account account, Item event, Item entry) {
        return "Event " + event.id() + " is booked with " + Wording.amount(account, event.amount())
                + "; the CBS reports it as entry " + entry.id() + " with " + Wording.amount(account, entry.amount())
                + ".";
    }

    static String after(Difference.Account account, Item event, Item entry) {
        return "Event " + named(account, event) + ", counts after the as-of time; the CBS has counted it already, as "
                + "entry " + entry.id() + ".";
    }

    static String onlyShadow(Difference.Account account, Item event) {
        return "Event " + named(account, event) + ", is not among the entries that the CBS reports.";
    }

    static String onlyCbs(Difference.Account account, Item entry) {
        return "The CBS reports entry " + named(account, entry) + (entry.reversal() ? ", a reversal" : "")
                + ", which no event has brought: have it sent again.";
    }

    /** Without its full stop. */
    static String ambiguous(Match match) {
        return count(match.events(), "event") + " (" + ids(match.events()) + ") and "
                + (match.entries().size() == 1 ? "1 entry" : match.entries().size() + " entries") + " of the CBS ("
                + ids(match.entries()) + ") could go together in more than one way.";
    }

    /** {@code pay-1, a credit of 20.00 CZK on 2026-03-03}. */
    static String named(Difference.Account account, Item item) {
        return item.id() + ", " + what(account, item.amount()) + " on " + item.day();
    }

    static String what(Difference.Account account, long amount) {
        return "a " + Wording.side(amount) + " of " + Wording.magnitude(account, amount);
    }

    static String ids(List<Item> items) {
        var named = items.stream().limit(NAMED).map(Item::id).collect(Collectors.joining(", "));
        return items.size() > NAMED ? named + " and " + (items.size() - NAMED) + " more" : named;
    }

    private static String count(List<Item> items, String what) {
        return items.size() + " " + what + (items.size() == 1 ? "" : "s");
    }

    private static long sum(List<Item> items) {
        return items.stream().mapToLong(Item::amount).reduce(0, Math::addExact);
    }
}
