package io.shadowledger.console.login;

import io.shadowledger.api.auth.AuthApi;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.client.SignedInAuthentication;
import io.shadowledger.console.client.UnavailableException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Asks the ledger for a token; the console itself knows no passwords. */
@Component
class TokenAuthenticationProvider implements AuthenticationProvider {

    private final AuthApi auth;

    TokenAuthenticationProvider(AuthApi auth) {
        this.auth = auth;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        try {
            var credentials = new Credentials(login.getName(), String.valueOf(login.getCredentials()));
            return new SignedInAuthentication(auth.token(credentials));
        } catch (ProblemException refused) {
            throw switch (refused.status()) {
                case 400, 401 ->
                    new BadCredentialsException("the ledger does not know this name and password", refused);
                case 429 -> new LockedException("too many tries", refused);
                default -> new AuthenticationServiceException("the ledger gave no token", refused);
            };
        } catch (UnavailableException down) {
            throw new AuthenticationServiceException("the ledger cannot be reached", down);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
