package io.shadowledger.service.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies a token's signature once, not for every request that comes with it. What may change is asked each time: here
 * whether the token is still valid, and by whoever turns it into a user what this user may do now.
 */
final class RememberedTokens implements JwtDecoder {

    private final JwtDecoder verifier;
    private final OAuth2TokenValidator<Jwt> validator;
    private final int most;
    /** By SHA-256, so that a dump of the memory holds no tokens for this. */
    private final Map<String, Jwt> verified = new ConcurrentHashMap<>();

    /**
     * @param verifier of signature and validity
     * @param validator of validity alone
     * @param most how many tokens are remembered
     */
    RememberedTokens(JwtDecoder verifier, OAuth2TokenValidator<Jwt> validator, int most) {
        this.verifier = verifier;
        this.validator = validator;
        this.most = most;
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        var digest = digest(token);
        var known = verified.get(digest);
        if (known != null && !validator.validate(known).hasErrors()) {
            return known;
        }
        if (known != null) {
            verified.remove(digest);
        }
        var jwt = verifier.decode(token);
        if (verified.size() >= most) {
            // Only who has signed in gets here: more than that at a time do not work with one process
            verified.clear();
        }
        verified.put(digest, jwt);
        return jwt;
    }

    int size() {
        return verified.size();
    }

    private static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new String(digest, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
