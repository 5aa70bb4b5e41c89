package io.shadowledger.console.format;

import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums of amounts, a currency at a time: what is of two currencies is never added up. */
public final class Totals {

    private final NavigableMap<String, BigDecimal> sums = new TreeMap<>();

    /** @param amount decimal string of the wire */
    public Totals add(String currency, String amount) {
        sums.merge(currency, new BigDecimal(amount), BigDecimal::add);
        return this;
    }

    /** The sums as decimal strings, by currency. */
    public NavigableMap<String, String> sums() {
        var texts = new TreeMap<String, String>();
        sums.forEach((currency, sum) -> texts.put(currency, sum.toPlainString()));
        return texts;
    }

    /** {@code −1,234.50 CZK, +20.00 EUR}. */
    public String text(Figures figures) {
        return sums.entrySet().stream()
                .map(entry -> figures.signed(entry.getValue().toPlainString()) + "\u00a0" + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
