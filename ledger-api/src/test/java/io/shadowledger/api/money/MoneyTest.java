package io.shadowledger.api.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency CZK = Money.currency("CZK");

    @ParameterizedTest
    @CsvSource({
        "12.50, CZK, 1250",
        "12.5, CZK, 1250",
        "-0.01, CZK, -1",
        "+3, CZK, 300",
        "007, CZK, 700",
        "1500, JPY, 1500",
        "1.234, KWD, 1234",
        "12.500, CZK, 1250",
        "9999999999999.99, CZK, 999999999999999",
    })
    void readsDecimalStringsInTheCurrencysMinorUnits(String decimal, String currency, long minor) {
        // When
        var money = Money.parse(decimal, Money.currency(currency));

        // Then
        assertThat(money).isEqualTo(new Money(minor, Money.currency(currency)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "1.", ".5", "1,5", "1e3", "0x10", "1 000", " 1", "1\u00a0", "١٢", "NaN", "--1", "1.2.3"
            })
    void refusesWhatIsNotAPlainDecimalAndSaysWhatToWrite(String text) {
        // When
        assertThatExceptionOfType(InvalidMoneyException.class)
                .isThrownBy(() -> Money.parse(text, CZK))
                // Then
                .withMessageContaining("is not an amount: use digits and a decimal point");
    }

    @ParameterizedTest
    @CsvSource({"1.005, CZK", "0.5, JPY", "1.2345, KWD"})
    void refusesMoreDecimalsThanTheCurrencyHas(String decimal, String currency) {
        // When
        assertThatExceptionOfType(InvalidMoneyException.class)
                .isThrownBy(() -> Money.parse(decimal, Money.currency(currency)))
                // Then
                .withMessageContaining("more decimals than " + currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000000.00", "1E+999999999", "1E+14", "100E+2147483647"})
    void refusesMoreThanFifteenDigitsWithoutWritingThemOut(String number) {
        // Given
        var huge = new BigDecimal(number);

        // When
        assertThatExceptionOfType(InvalidMoneyException.class)
                .isThrownBy(() -> Money.of(huge, CZK))
                // Then
                .withMessageContaining("at most 15 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURO", "eur", "", "ZZZ", "€"})
    void refusesUnknownCurrencies(String code) {
        // When
        assertThatExceptionOfType(InvalidMoneyException.class)
                .isThrownBy(() -> Money.currency(code))
                // Then
                .withMessageContaining("use an ISO 4217 code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "XTS"})
    void refusesCodesThatHaveNoMinorUnit(String code) {
        // When
        assertThatExceptionOfType(InvalidMoneyException.class)
                .isThrownBy(() -> Money.currency(code))
                // Then
                .withMessageContaining("has no minor unit");
    }

    @Test
    void neverCombinesTwoCurrencies() {
        // Given
        var crowns = new Money(1, CZK);
        var yen = new Money(1, Money.currency("JPY"));

        // When
        assertThatThrownBy(() -> crowns.plus(yen))
                // Then
                .hasMessage("cannot combine CZK with JPY");
    }

    @Test
    void overflowIsAnErrorAndNeverWrapsAround() {
        // Given
        var most = new Money(Long.MAX_VALUE, CZK);

        // When
        assertThatThrownBy(() -> most.plus(new Money(1, CZK)))
                // Then
                .isInstanceOf(ArithmeticException.class);
    }
}
