package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SeverityPropertiesTest {

    @Test
    void settingsAreReadAsTheyAreWritten() {
        // Given
        var settings = new MapConfigurationPropertySource(Map.of(
                "shadowledger.drift.severity.amounts[0].currency", "CZK",
                "shadowledger.drift.severity.amounts[0].medium", "100.00",
                "shadowledger.drift.severity.amounts[0].critical", "10000",
                "shadowledger.drift.severity.high-after", "5d"));

        // When
        var read = new Binder(settings)
                .bind("shadowledger.drift.severity", SeverityProperties.class)
                .get();

        // Then
        assertThat(read.amounts()).containsExactly(amounts("CZK", "100.00", null, "10000"));
        assertThat(read.highAfter()).isEqualTo(Duration.ofDays(5));
        assertThat(read.criticalAfter()).isEqualTo(Duration.ofDays(31));
    }

    @Test
    void aCurrencyStandsOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        properties(List.of(amounts("CZK", "1", null, null), amounts("CZK", "2", null, null)), 2, 8, 31))
                .withMessage("shadowledger.drift.severity.amounts has CZK twice: one of them is enough");
    }

    @Test
    void amountsRise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> amounts("CZK", "100", "100.00", null))
                .withMessageContaining("CZK")
                .withMessageContaining("rise, but 100.00 does not");
        assertThatIllegalArgumentException().isThrownBy(() -> amounts("CZK", "0", null, null));
    }

    @Test
    void anAmountThatCannotBeReadIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> amounts("CZK", "a lot", null, null))
                .withMessageContaining("shadowledger.drift.severity.amounts of 'CZK'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> amounts("XXQ", "1", null, null))
                .withMessageContaining("XXQ");
    }

    @Test
    void agesAreWholeDaysThatDoNotFall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(List.of(), 9, 8, 31))
                .withMessageContaining("must not fall");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeverityProperties(
                        List.of(), Duration.ofHours(36), Duration.ofDays(8), Duration.ofDays(31)))
                .withMessageContaining("medium-after is a number of whole days");
    }

    private static SeverityProperties properties(List<SeverityProperties.Amounts> amounts, int m, int h, int c) {
        return new SeverityProperties(amounts, Duration.ofDays(m), Duration.ofDays(h), Duration.ofDays(c));
    }

    private static SeverityProperties.Amounts amounts(
            String currency, @Nullable String medium, @Nullable String high, @Nullable String critical) {
        return new SeverityProperties.Amounts(currency, medium, high, critical);
    }
}
