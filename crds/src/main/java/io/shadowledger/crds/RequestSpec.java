package io.shadowledger.crds;

/** What all requests say. A request is immutable: to ask again, another one is made. */
public interface RequestSpec {

    /** Name of the ShadowLedger in the request's namespace. */
    String ledger();
}
