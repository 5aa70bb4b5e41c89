package io.shadowledger.service.gateway;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A person has one name, however it is typed: NFKC and case folding (Unicode 15, chapters 3.11 and 3.13), without what
 * cannot be seen. The database's {@code canonical_name} does the same.
 */
public final class UserNames {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\s\\p{Cntrl}\\u0085\\u1680\\u2000-\\u200a\\u00ad\\u200b-\\u200f\\u2028-\\u202f\\u205f\\u2060-\\u2064\\u3000\\ufeff]");

    private UserNames() {}

    /** The one spelling; empty for a name of blanks. */
    public static String canonical(String name) {
        // Upper case first: that folds what lower case alone leaves apart, such as ß and ss. A sigma at the end is
        // lower case's own invention, which folding does not know.
        var folded = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return UNSEEN.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    public static boolean samePerson(String name, String other) {
        return canonical(name).equals(canonical(other));
    }
}
