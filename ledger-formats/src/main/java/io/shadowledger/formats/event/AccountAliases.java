package io.shadowledger.formats.event;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which id the ledger keeps an account that a bank writes in its own way.
 *
 * <p>An alias decides. Otherwise an IBAN is taken in capitals and without what some banks append to it (a currency:
 * {@code NL91ABNA0417164300EUR}); and a bank's own number as it is, with a {@code -} in place of the characters that
 * account ids cannot have ({@code 50880050/0194774600} becomes {@code 50880050-0194774600}).
 *
 * @param aliases the account as the bank writes it, without blanks, to the ledger's account id
 */
public record AccountAliases(Map<String, String> aliases) {

    /** No aliases. */
    public static final AccountAliases NONE = new AccountAliases(Map.of());

    private static final int CURRENCY_LETTERS = 3;
    private static final Pattern REFUSED = Pattern.compile("[\\s/\\\\;%]+");

    public AccountAliases {
        aliases = Map.copyOf(aliases);
    }

    /** The ledger's id of an account. */
    public String accountId(String account) {
        return known(account).orElseGet(() -> REFUSED.matcher(account).replaceAll("-"));
    }

    /** The ledger's id of an account that has an alias or is an IBAN; empty for any other. */
    public Optional<String> known(String account) {
        var alias = aliases.get(account);
        if (alias != null) {
            return Optional.of(alias);
        }
        var upper = account.toUpperCase(Locale.ROOT);
        if (Iban.matches(upper)) {
            return Optional.of(upper);
        }
        int end = upper.length() - CURRENCY_LETTERS;
        if (end > 0 && isLetters(upper, end)) {
            var front = upper.substring(0, end);
            if (Iban.matches(front)) {
                return Optional.of(front);
            }
        }
        return Optional.empty();
    }

    private static boolean isLetters(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }
}
