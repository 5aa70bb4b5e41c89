package io.shadowledger.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginTriesTest {

    @Test
    void afterTooManyTriesTheNextOneHasToWait() {
        // Given
        var tries = new LoginTries(3, Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(tries.take("maker", "10.0.0.1")).isZero();
        }

        // When
        long wait = tries.take("maker", "10.0.0.1");

        // Then
        assertThat(wait).isBetween(1L, 3600L);
        assertThat(tries.take("maker", "10.0.0.2")).isZero();
        assertThat(tries.take("checker", "10.0.0.1")).isZero();
    }

    @Test
    void aRightPasswordCostsNoTry() {
        // Given
        var tries = new LoginTries(3, Duration.ofHours(1));

        // When
        for (int i = 0; i < 100; i++) {
            assertThat(tries.take("maker", "10.0.0.1")).isZero();
            tries.giveBack("maker", "10.0.0.1");
        }

        // Then
        assertThat(tries.take("maker", "10.0.0.1")).isZero();
    }

    @Test
    void oneAddressCannotTryEveryUserForEver() {
        // Given
        var tries = new LoginTries(3, Duration.ofHours(1));
        for (int i = 0; i < 30; i++) {
            assertThat(tries.take("user-" + i, "10.0.0.1")).isZero();
        }

        // When
        long wait = tries.take("user-31", "10.0.0.1");

        // Then
        assertThat(wait).isPositive();
    }
}
