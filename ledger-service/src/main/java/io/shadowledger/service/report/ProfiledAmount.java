package io.shadowledger.service.report;

import io.shadowledger.api.money.InvalidMoneyException;
import io.shadowledger.api.money.Money;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts as a profile says they are written: a minus before or after the digits or brackets around them for a
 * negative one, thousands in groups of three or not grouped at all.
 */
final class ProfiledAmount {

    private static final String SPACES = "[ \\u00a0\\u202f]";

    private final Pattern form;
    private final Pattern separators;
    private final String expected;

    ProfiledAmount(char decimal, @Nullable Character grouping) {
        // Whoever groups by blanks means those that break no line as well.
        var group = grouping == null ? "" : grouping == ' ' ? SPACES : Pattern.quote(grouping.toString());
        var whole = grouping == null ? "\\d{1,30}" : "(?:\\d{1,3}(?:" + group + "\\d{3}){1,10}|\\d{1,30})";
        this.form = Pattern.compile("(?<open>[-+(]?)\\s*(?<whole>" + whole + ")(?:"
                + Pattern.quote(String.valueOf(decimal)) + "(?<part>\\d{1,10}))?\\s*(?<close>[-)]?)");
        this.separators = Pattern.compile("\\D");
        this.expected = "digits, '" + decimal + "' before the decimals"
                + (grouping == null ? "" : " and '" + grouping + "' between thousands");
    }

    /** What an amount is expected to look like, for a message. */
    String expected() {
        return expected;
    }

    /**
     * Reads one.
     *
     * @return null where the text is not written so
     * @throws InvalidMoneyException if the currency has no such amount
     */
    @Nullable
    Money read(String text, Currency currency) {
        var match = form.matcher(text);
        if (!match.matches()) {
            return null;
        }
        var open = match.group("open");
        var close = match.group("close");
        boolean brackets = open.equals("(") && close.equals(")");
        if (!brackets && (open.equals("(") || close.equals(")") || !open.isEmpty() && !close.isEmpty())) {
            return null;
        }
        var part = match.group("part");
        var digits = separators.matcher(match.group("whole")).replaceAll("");
        var amount = Money.parse(part == null ? digits : digits + "." + part, currency);
        return brackets || open.equals("-") || close.equals("-") ? amount.negated() : amount;
    }
}
