package io.shadowledger.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private final Figures figures = new Figures(Locale.UK);

    @ParameterizedTest(name = "{0} is written {1} and, signed, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.00|0.00|0.00",
                "1.50|1.50|+1.50",
                "-0.01|−0.01|−0.01",
                "1234.50|1,234.50|+1,234.50",
                "-9999999999999.99|−9,999,999,999,999.99|−9,999,999,999,999.99",
                "1000|1,000|+1,000",
                "0.005|0.005|+0.005",
            })
    void groupsThousandsKeepsAllDecimalsAndSaysTheSign(String decimal, String plain, String signed) {
        assertThat(figures.plain(decimal)).isEqualTo(plain);
        assertThat(figures.signed(decimal)).isEqualTo(signed);
    }

    @Test
    void followsTheLanguage() {
        // When
        var czech = new Figures(Locale.forLanguageTag("cs-CZ")).plain("-1234567.80");

        // Then
        assertThat(czech).isEqualTo("−1\u00a0234\u00a0567,80");
    }

    @Test
    void neverChangesAnAmount() {
        // Given
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            var amount = BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000L, random.nextInt(4));

            // When
            var text = figures.signed(amount.toPlainString());

            // Then
            var read = new BigDecimal(text.replace(",", "").replace('−', '-'));
            assertThat(read).isEqualTo(amount);
        }
    }
}
