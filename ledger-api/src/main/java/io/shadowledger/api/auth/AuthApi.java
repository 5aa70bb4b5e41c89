package io.shadowledger.api.auth;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Trades a name and a password for a bearer token. */
@HttpExchange
public interface AuthApi {

    /** Answers 401 for an unknown name and for a wrong password alike, and 429 after too many tries. */
    @PostExchange("/auth/token")
    Token token(@RequestBody Credentials credentials);
}
