package io.shadowledger.api;

/**
 * The {@code type} URIs of the problem documents (RFC 9457) that a caller can act on. Any other problem has
 * {@code about:blank} and says all with its status.
 */
public final class Problems {

    private static final String BASE = "urn:shadowledger:problem:";

    /** 400: the body or a parameter cannot be read; {@code field} and, in files, {@code line} and {@code column} name the place. */
    public static final String INVALID = BASE + "invalid";
    /** 409: the event id is known already, with the same content. */
    public static final String DUPLICATE_EVENT = BASE + "duplicate-event";
    /** 409: the event id is known already, with other content. */
    public static final String CONFLICTING_EVENT = BASE + "conflicting-event";
    /** 403: the maker of a correction, or who mended a dead letter, tried to approve it. */
    public static final String FOUR_EYES = BASE + "four-eyes";
    /** 403: the amount is above what the user's roles may propose or approve. */
    public static final String LIMIT = BASE + "limit";
    /** 409: the thing is not in a state that allows this. */
    public static final String STATE = BASE + "state";
    /** 409: the drift changed since the correction was proposed. */
    public static final String STALE = BASE + "stale";
    /** 409: what was counted or summed up before is another number by now; corrections' real {@code totals} are with it. */
    public static final String CHANGED = BASE + "changed";
    /** 409: the answer needs entries of a month that is detached; {@code month} names it. */
    public static final String DETACHED = BASE + "detached";
    /** 413: the body is larger than allowed. */
    public static final String TOO_LARGE = BASE + "too-large";
    /** 429: too many requests. */
    public static final String RATE_LIMITED = BASE + "rate-limited";
    /**
     * 503: the broker or the database cannot be reached. The detail says whether the request certainly came to nothing, or
     * is to be sent again with the same ids, which never counts twice.
     */
    public static final String UNAVAILABLE = BASE + "unavailable";

    private Problems() {}
}
