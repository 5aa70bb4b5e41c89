package io.shadowledger.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private final List<String> verified = new ArrayList<>();
    private boolean expired;
    private final RememberedTokens tokens = new RememberedTokens(
            this::verify,
            _ -> expired
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("expired"))
                    : OAuth2TokenValidatorResult.success(),
            3);

    @Test
    void aTokenIsVerifiedOnce() {
        // When
        var first = tokens.decode("a.b.c");
        var second = tokens.decode("a.b.c");

        // Then
        assertThat(verified).containsExactly("a.b.c");
        assertThat(second).isSameAs(first);
    }

    @Test
    void aTokenThatIsNoneIsNeverRemembered() {
        // When
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);

        // Then
        assertThat(verified).containsExactly("forged", "forged");
        assertThat(tokens.size()).isZero();
    }

    @Test
    void anotherTokenIsAnotherHoweverAlike() {
        // Given
        tokens.decode("a.b.c");

        // When
        tokens.decode("a.b.C");

        // Then
        assertThat(verified).containsExactly("a.b.c", "a.b.C");
    }

    @Test
    void aTokenThatHasExpiredSinceIsRefusedAndForgotten() {
        // Given
        tokens.decode("a.b.c");

        // When
        expired = true;

        // Then
        assertThatThrownBy(() -> tokens.decode("a.b.c")).isInstanceOf(BadJwtException.class);
        assertThat(tokens.size()).isZero();
    }

    @Test
    void noMoreThanSoManyAreRemembered() {
        // When
        for (int i = 0; i < 10; i++) {
            tokens.decode("token-" + i);

            // Then
            assertThat(tokens.size()).isBetween(1, 3);
        }
    }

    private Jwt verify(String token) {
        verified.add(token);
        if (expired || token.equals("forged")) {
            throw new BadJwtException("not valid");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "HS256")
                .subject("somebody")
                .expiresAt(Instant.parse("2026-03-02T12:00:00Z"))
                .build();
    }
}
