package io.shadowledger.console.login;

import io.shadowledger.console.client.SignedInAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session when its token has ended. A page request then goes on as an anonymous one, so that Spring Security
 * keeps its address and asks for a login; a request of an open screen finds no session, and Vaadin reloads the page,
 * which becomes such a page request.
 */
final class TokenExpiryFilter extends OncePerRequestFilter {

    static final String EXPIRED = TokenExpiryFilter.class.getName() + ".expired";

    private final Clock clock;

    TokenExpiryFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthentication signed
                && !signed.isValid(clock.instant())) {
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            // The login page tells why it is shown and forgets this.
            request.getSession(true).setAttribute(EXPIRED, true);
        }
        chain.doFilter(request, response);
    }
}
