package io.shadowledger.service.report;

import io.shadowledger.formats.event.AccountAliases;
import java.util.regex.Pattern;

/**
 * Under which id the ledger keeps an account that a report names: an alias decides; an IBAN counts in any spelling
 * (blanks between its groups, small letters, a currency at its end).
 */
public final class AccountNames {

    /** No aliases. */
    public static final AccountNames WITHOUT_ALIASES = new AccountNames(AccountAliases.NONE);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private final AccountAliases aliases;

    AccountNames(AccountAliases aliases) {
        this.aliases = aliases;
    }

    /** For files that are written for the ledger: what has no alias and is no IBAN stays as it is. */
    public String written(String account) {
        return aliases.known(bare(account)).orElse(account);
    }

    /** For files that a bank writes for everybody: its own number has {@code -} for what ids cannot have. */
    String banks(String account) {
        return aliases.accountId(bare(account));
    }

    /** For files whose ids are to be taken to the letter; only aliases count. */
    String exact(String account) {
        return aliases.aliases().getOrDefault(bare(account), account);
    }

    static String bare(String account) {
        return isBare(account) ? account : BLANKS.matcher(account).replaceAll("");
    }

    /** Nearly all are, in reports of a million lines. */
    private static boolean isBare(String account) {
        for (int i = 0; i < account.length(); i++) {
            if (account.charAt(i) <= ' ' || account.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
