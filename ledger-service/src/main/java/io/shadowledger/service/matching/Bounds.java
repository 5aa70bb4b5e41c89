package io.shadowledger.service.matching;

/** How much the matcher does for one account, so that no account takes a report's time. */
final class Bounds {

    /** Of one account in either book; beyond it nothing is matched. */
    static final int MOST_ITEMS = 10_000;
    /** That one rule compares. */
    static final int MOST_PAIRS = 200_000;
    /** Items of one book that a rule looks for parts of. */
    static final int MOST_WHOLES = 200;
    /** Among which parts of one are looked for. */
    static final int MOST_CANDIDATES = 24;
    /** That make one. */
    static final int MOST_PARTS = 6;

    private Bounds() {}
}
