package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shadowledger.api.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingToleranceTest {

    @Test
    void isReadFromACurrencyAndAnAmount() {
        // When
        var tolerance = RoundingTolerance.valueOf(" CZK=1.00 ");

        // Then
        assertThat(tolerance.limit()).isEqualTo(new Money(100, Money.currency("CZK")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CZK", "1.00", "CZK=1.00=2", "=", "CZK=", "czk=1.00", "CZK=-1.00", "CZK=0.001"})
    void anythingElseIsRefused(String text) {
        // When
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RoundingTolerance.valueOf(text))
                // Then
                .withMessageMatching("(?s).{10,}");
    }
}
