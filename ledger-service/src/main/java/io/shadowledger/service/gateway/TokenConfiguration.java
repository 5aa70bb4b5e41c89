package io.shadowledger.service.gateway;

import java.time.Clock;
import java.time.Duration;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Tokens are JWTs signed with HS256 by a key that all processes of one ledger share. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    static final String ISSUER = "shadow-ledger";
    /** At a time; some 2 KB each. */
    private static final int TOKENS = 5_000;

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    @Bean
    JwtEncoder tokenEncoder(TokenProperties tokens) {
        return NimbusJwtEncoder.withSecretKey(key(tokens))
                .algorithm(MacAlgorithm.HS256)
                .build();
    }

    @Bean
    JwtDecoder tokenDecoder(TokenProperties tokens, Clock clock) {
        var decoder = NimbusJwtDecoder.withSecretKey(key(tokens))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        var time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setClock(clock);
        var validator = new DelegatingOAuth2TokenValidator<>(time, new JwtIssuerValidator(ISSUER));
        decoder.setJwtValidator(validator);
        return new RememberedTokens(decoder, validator, TOKENS);
    }

    private static SecretKey key(TokenProperties tokens) {
        return new SecretKeySpec(tokens.key(), "HmacSHA256");
    }
}
