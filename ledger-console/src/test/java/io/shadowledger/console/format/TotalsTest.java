package io.shadowledger.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TotalsTest {

    @Test
    void addsUpEachCurrencyByItselfAndExactly() {
        // When
        var totals = new Totals()
                .add("CZK", "0.10")
                .add("EUR", "-20.00")
                .add("CZK", "0.20")
                .add("JPY", "1000");

        // Then
        assertThat(totals.sums())
                .containsEntry("CZK", "0.30")
                .containsEntry("EUR", "-20.00")
                .containsEntry("JPY", "1000");
        assertThat(totals.text(new Figures(Locale.UK))).isEqualTo("+0.30\u00a0CZK, −20.00\u00a0EUR, +1,000\u00a0JPY");
    }
}
