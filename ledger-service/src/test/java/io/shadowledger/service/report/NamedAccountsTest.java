package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamedAccountsTest {

    private static final int SOME_CHUNKS = 200_000;

    private final NamedAccounts named = new NamedAccounts();

    @Test
    void accountsThatAscendAreDifferent() {
        // When
        IntStream.range(0, SOME_CHUNKS).forEach(number -> named.add("%08d".formatted(number), "CZK"));

        // Then
        assertThat(named.mayRepeat()).isFalse();
    }

    @Test
    void anAccountInSeveralCurrenciesIsNamedOnceInEach() {
        // When
        named.add("b", "EUR");
        named.add("b", "CZK");
        named.add("a", "CZK");
        named.add("bE", "UR");

        // Then
        assertThat(named.mayRepeat()).isFalse();
    }

    @Test
    void twoEqualLinesBehindEachOtherRepeat() {
        // When
        named.add("a", "CZK");
        named.add("a", "CZK");

        // Then
        assertThat(named.mayRepeat()).isTrue();
    }

    @Test
    void aRepeatedAccountIsNoticedHoweverFarApart() {
        // Given
        var numbers = new ArrayList<>(IntStream.range(0, SOME_CHUNKS).boxed().toList());
        Collections.shuffle(numbers, new Random(7));
        numbers.forEach(number -> named.add("CZ65" + number, "CZK"));
        assertThat(named.mayRepeat()).isFalse();

        // When
        named.add("CZ65" + numbers.getFirst(), "CZK");

        // Then
        assertThat(named.mayRepeat()).isTrue();
    }
}
