package io.shadowledger.formats.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CZ6508000000192000145399",
                "NL91ABNA0417164300",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S"
            })
    void whatBanksIssueIsOne(String iban) {
        assertThat(Iban.matches(iban)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CZ6508000000192000145398",
                "cz6508000000192000145399",
                "CZ65 0800 0000 1920 0014 5399",
                "6Z6508000000192000145399",
                "CZA508000000192000145399",
                "CZ6508000000192000145٣99"
            })
    void whatDiffersByOneCharacterIsNone(String text) {
        assertThat(Iban.matches(text)).isFalse();
    }

    @Test
    void nothingIsOneThatHasAnotherForm() {
        // Given
        var random = new SplittableRandom(13616);
        int ibans = 0;

        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            int length = 12 + random.nextInt(25);
            for (int at = 0; at < length; at++) {
                // Mostly in form, so that both outcomes come about
                boolean odd = random.nextInt(150) == 0;
                text.append(odd ? (char) (' ' + random.nextInt(95)) : at < 2 ? 'C' : (char) ('0' + random.nextInt(10)));
            }

            // When
            boolean matches = Iban.matches(text.toString());

            // Then
            assertThat(matches).as(text.toString()).isEqualTo(expected(text.toString()));
            ibans += matches ? 1 : 0;
        }
        assertThat(ibans).isPositive();
    }

    private static boolean expected(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        var digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
    }
}
