package io.shadowledger.service.event;

import org.jspecify.annotations.Nullable;

/** What an account id may look like. It stands in URL paths, so what a path cannot carry safely is refused. */
public final class AccountIds {

    public static final int MAX_LENGTH = 64;

    private AccountIds() {}

    /**
     * Finds the fault of an id, be it a customer's account or one of the ledger's own.
     *
     * @return what is wrong with it and what to do, in a sentence that begins with {@code accountId}; null if nothing
     */
    public static @Nullable String fault(String id) {
        if (id.isEmpty()) {
            return "accountId must not be empty";
        }
        if (id.length() > MAX_LENGTH) {
            return "accountId must have at most " + MAX_LENGTH + " characters; this one has " + id.length();
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return "accountId must not hold a blank (at character " + (i + 1) + ")";
            }
            if (c == '/' || c == '\\' || c == ';' || c == '%') {
                return "accountId must not hold '" + c + "' (at character " + (i + 1) + ")";
            }
        }
        if (id.charAt(0) == '.' && id.chars().allMatch(c -> c == '.')) {
            return "accountId must not consist of dots only";
        }
        return Texts.fault("accountId", id);
    }
}
