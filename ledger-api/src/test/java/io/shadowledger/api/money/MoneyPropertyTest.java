package io.shadowledger.api.money;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Provide
    Arbitrary<Money> amounts() {
        return Combinators.combine(
                        Arbitraries.longs().between(-Money.MAX_MINOR, Money.MAX_MINOR),
                        Arbitraries.of("CZK", "JPY", "KWD", "EUR", "CLF"))
                .as((minor, code) -> new Money(minor, Money.currency(code)));
    }
}
