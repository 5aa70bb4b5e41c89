package io.shadowledger.operator.condition;

/**
 * What is known about one side of a ledger.
 *
 * @param verdict whether it is as wanted
 * @param reason one CamelCase word that a program may act on
 * @param message a sentence for a person, with the remedy if there is something to do; never a secret
 */
public record Finding(Verdict verdict, String reason, String message) {

    /** The three values of a condition's status. */
    public enum Verdict {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String wireName;

        Verdict(String wireName) {
            this.wireName = wireName;
        }

        /** The value in the condition. */
        public String wireName() {
            return wireName;
        }
    }

    public static Finding good(String reason, String message) {
        return new Finding(Verdict.TRUE, reason, message);
    }

    public static Finding bad(String reason, String message) {
        return new Finding(Verdict.FALSE, reason, message);
    }

    public static Finding unknown(String reason, String message) {
        return new Finding(Verdict.UNKNOWN, reason, message);
    }

    public boolean isGood() {
        return verdict == Verdict.TRUE;
    }
}
