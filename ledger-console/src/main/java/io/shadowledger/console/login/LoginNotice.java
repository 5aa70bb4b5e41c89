package io.shadowledger.console.login;

import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/** Why the login page is shown, when it is more than a first visit; the name stands in its query. */
enum LoginNotice {
    /** The name or the password is wrong. */
    CREDENTIALS,
    /** Too many tries. */
    LOCKED,
    /** The ledger cannot be reached. */
    UNAVAILABLE,
    /** The token ended while the user worked. */
    EXPIRED,
    /** The user signed out. */
    SIGNED_OUT;

    static final String PARAMETER = "notice";

    static LoginNotice of(AuthenticationException failure) {
        return switch (failure) {
            case LockedException _ -> LOCKED;
            case AuthenticationServiceException _ -> UNAVAILABLE;
            default -> CREDENTIALS;
        };
    }

    static Optional<LoginNotice> parse(String text) {
        for (var notice : values()) {
            if (notice.query().equals(text)) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }

    String query() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String url() {
        return "/login?" + PARAMETER + "=" + query();
    }

    String messageKey() {
        return "login.notice." + query();
    }

    boolean isError() {
        return this != EXPIRED && this != SIGNED_OUT;
    }
}
