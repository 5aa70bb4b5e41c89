package io.shadowledger.api.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MoneyPropertyTest {

    @Property
    void whatIsWrittenReadsBackTheSame(@ForAll("amounts") Money money) {
        // When
        var read = Money.parse(money.toDecimalString(), money.currency());

        // Then
        assertThat(read).isEqualTo(money);
    }

    @Property
    void addingAndTakingAwayLeavesTheAmount(@ForAll("amounts") Money money, @ForAll("amounts") Money other) {
        // Given
        var addend = new Money(other.minor(), money.currency());

        // When
        var same = money.plus(addend).minus(addend);

        // Then
        assertThat(same).isEqualTo(money);
    }

    @Property
    void anyTextEitherReadsAsMoneyOrIsRefusedInWords(@ForAll String text) {
        // Given
        var currency = Money.currency("CZK");

        // When
        String outcome;
        try {
            outcome = Money.parse(text, currency).toDecimalString();
        } catch (InvalidMoneyException refused) {
            outcome = refused.getMessage();
        }

        // Then
        assertThat(outcome).isNotBlank();
    }

    @Property
    void shortDecimalsReadAsLongOnesDo(@ForAll("decimals") String decimal, @ForAll("amounts") Money currencyOf) {
        // Given
        var currency = currencyOf.currency();

        // When
        var read = outcome(() -> Money.parse(decimal, currency));

        // Then
        assertThat(read).isEqualTo(outcome(() -> Money.of(new BigDecimal(decimal), currency)));
    }

    private static String outcome(Supplier<Money> reading) {
        try {
            return reading.get().toString();
        } catch (InvalidMoneyException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Provide
    Arbitrary<String> decimals() {
        return Combinators.combine(
                        Arbitraries.of("", "-", "+"),
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(13),
                        Arbitraries.strings().numeric().ofMaxLength(7))
                .as((sign, whole, part) -> sign + whole + (part.isEmpty() ? "" : "." + part));
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Combinators.combine(
                        Arbitraries.longs().between(-Money.MAX_MINOR, Money.MAX_MINOR),
                        Arbitraries.of("CZK", "JPY", "KWD", "EUR", "CLF"))
                .as((minor, code) -> new Money(minor, Money.currency(code)));
    }
}
