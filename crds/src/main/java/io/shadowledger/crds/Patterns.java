package io.shadowledger.crds;

/** Regular expressions of the rules, as CEL writes them. */
final class Patterns {

    /** An ISO 4217 code. */
    static final String CURRENCY = "'^[A-Z]{3}$'";

    /** A decimal string in a currency's major unit. */
    static final String AMOUNT = "'^[0-9]{1,12}([.][0-9]{1,4})?$'";

    /** A length of time: see {@link Durations}. */
    static final String DURATION = "'^[0-9]{1,6}(s|m|h|d)$'";

    /** A moment in UTC. */
    static final String TIME = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z$'";

    /** A name that can be a part of another object's. */
    static final String NAME = "'^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$'";

    /** The five fields of a line of crontab. */
    static final String CRON = "'^[^ ]+( [^ ]+){4}$'";

    private Patterns() {}
}
