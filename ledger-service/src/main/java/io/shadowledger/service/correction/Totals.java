package io.shadowledger.service.correction;

import io.shadowledger.api.Problems;
import io.shadowledger.api.correction.Total;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What many corrections come to, per currency. */
final class Totals {

    private Totals() {}

    /** In the order of the currencies. */
    static List<Total> of(Collection<Money> amounts) {
        var sums = new TreeMap<String, Sum>();
        for (var amount : amounts) {
            sums.merge(amount.currency().getCurrencyCode(), Sum.of(amount), Sum::plus);
        }
        return sums.entrySet().stream()
                .map(sum -> new Total(
                        sum.getKey(),
                        sum.getValue().net().toPlainString(),
                        sum.getValue().gross().toPlainString(),
                        sum.getValue().count()))
                .toList();
    }

    /**
     * Holds what is there against what somebody saw.
     *
     * @throws ProblemException 409 with the real totals if they differ
     */
    static void require(Collection<Money> amounts, List<Total> seen) {
        var real = of(amounts);
        if (!sums(real).equals(sums(seen)) || real.size() != seen.size()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    Problems.CHANGED,
                    "Changed",
                    "the totals are not those that you saw, so nothing happened: look at them again",
                    Map.of("totals", real));
        }
    }

    private static Map<String, Sum> sums(List<Total> totals) {
        var sums = new TreeMap<String, Sum>();
        for (var total : totals) {
            sums.put(total.currency(), new Sum(number(total.net()), number(total.gross()), total.count()));
        }
        return sums;
    }

    private static BigDecimal number(@Nullable String decimal) {
        try {
            return new BigDecimal(String.valueOf(decimal)).stripTrailingZeros();
        } catch (NumberFormatException _) {
            throw new InvalidException(
                    "totals", "totals has '" + decimal + "' for an amount: write a decimal number such as 12.50");
        }
    }

    private record Sum(BigDecimal net, BigDecimal gross, int count) {

        static Sum of(Money amount) {
            return new Sum(amount.toBigDecimal(), amount.toBigDecimal().abs(), 1);
        }

        Sum plus(Sum other) {
            return new Sum(net.add(other.net), gross.add(other.gross), count + other.count);
        }
    }
}
