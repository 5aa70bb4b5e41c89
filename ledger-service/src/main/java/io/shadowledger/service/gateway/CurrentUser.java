package io.shadowledger.service.gateway;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Says on whose behalf the current request runs. */
@Component
public class CurrentUser {

    /**
     * The signed-in user's name as it stands in the audit trail: trimmed, in lower case.
     *
     * @throws IllegalStateException outside of a request of a signed-in user
     */
    public String name() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            throw new IllegalStateException("no user is signed in");
        }
        return authentication.getName();
    }
}
