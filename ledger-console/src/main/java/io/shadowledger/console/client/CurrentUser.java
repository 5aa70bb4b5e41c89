package io.shadowledger.console.client;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The user on whose behalf a request is served. */
@Component
public class CurrentUser {

    /** Takes note that the ledger no longer accepts the user's token; the next request has to sign in. */
    public static void signedOutByLedger() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthentication signed) {
            signed.refuse();
        }
    }

    /**
     * The user.
     *
     * @throws IllegalStateException outside of a signed-in session; views are not reachable without one
     */
    public SignedInUser get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthentication signed) {
            return signed.getPrincipal();
        }
        throw new IllegalStateException("nobody is signed in");
    }
}
