package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a process of the ledger service does; one image plays any of them. */
public enum ServiceRole {
    /** Every role in one process. */
    @JsonProperty("all")
    ALL("all"),
    /** Takes events over HTTP and produces them to Kafka. */
    @JsonProperty("events")
    EVENTS("events"),
    /** Consumes, posts, answers balances and statements. */
    @JsonProperty("ledger")
    LEDGER("ledger"),
    /** Compares reports with the book, proposes and releases corrections. */
    @JsonProperty("drift")
    DRIFT("drift");

    private final String wireName;

    ServiceRole(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the resource, in SHADOWLEDGER_ROLE and at the end of the names of the role's objects. */
    public String wireName() {
        return wireName;
    }
}
