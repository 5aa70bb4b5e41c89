package io.shadowledger.service.matching;

/**
 * How sure a match is, 0 to 100. It begins with 100 where a reference is in common, with 70 to 90 where texts are alike,
 * and with 70 where only the amount is the same. Two are taken off for each day apart, at most 20; ten where amounts
 * differ within a tolerance; five for each part of a sum after the first, and ten more where the parts share no
 * reference; thirty where the pair has different amounts and was what was left.
 */
final class Confidence {

    /** What only one of the books has, and nothing is ambiguous there. */
    static final int ALONE = 100;
    /** What only one of the books has, while something else on the account is ambiguous. */
    static final int ALONE_BESIDE_AMBIGUOUS = 50;
    /** Nobody knows which. */
    static final int AMBIGUOUS = 0;

    private static final int MOST_FOR_DAYS = 20;

    private Confidence() {}

    static int ofPair(Rule rule, Item event, Item entry) {
        int tolerated = event.amount() == entry.amount() ? 0 : 10;
        return base(rule, Texts.similarity(event.text(), entry.text())) - forDays(Rule.days(event, entry)) - tolerated;
    }

    static int ofSum(Rule rule, Item whole, Iterable<Item> parts) {
        int confidence = base(rule, 0) + 5 - (rule.reference() ? 0 : 10);
        long furthest = 0;
        for (var part : parts) {
            confidence -= 5;
            furthest = Math.max(furthest, Rule.days(part, whole));
        }
        return confidence - forDays(furthest);
    }

    /** A pair that is left, whose amounts are not the same. */
    static int ofLeft(boolean reference) {
        return (reference ? 100 : 70) - 30;
    }

    private static int base(Rule rule, int similarity) {
        if (rule.reference()) {
            return 100;
        }
        return rule.similarity() > 0 ? 70 + similarity / 5 : 70;
    }

    private static int forDays(long days) {
        return (int) Math.min(MOST_FOR_DAYS, 2 * days);
    }
}
