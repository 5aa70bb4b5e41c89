package io.shadowledger.service.matching;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts and references as the matcher compares them: NFKC, in capitals, letters and digits only. Two texts are as alike
 * as the larger of two figures says: the words that they share, and the groups of three letters that they share, both as
 * Dice's coefficient. A text whose two or more words all stand in the other is alike to 95 percent: banks put the
 * counterparty before the purpose.
 */
final class Texts {

    /** Longer ones are cut: what tells payments apart stands at the beginning. */
    private static final int LONGEST = 400;

    private static final int CONTAINED = 95;
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** What banks write where there is no reference. */
    private static final Pattern NO_REFERENCE = Pattern.compile("0*|NONREF|NOTPROVIDED|NA");

    private Texts() {}

    /** A text to compare; empty for none. */
    static String text(@Nullable String written) {
        return plain(written, " ").strip();
    }

    /** A reference to compare; empty where it says that there is none. */
    static String reference(@Nullable String written) {
        var reference = plain(written, "");
        return NO_REFERENCE.matcher(reference).matches() ? "" : reference;
    }

    private static String plain(@Nullable String written, String between) {
        if (written == null) {
            return "";
        }
        var cut = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        var folded = Normalizer.normalize(cut, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return NEITHER_LETTER_NOR_DIGIT.matcher(folded).replaceAll(between);
    }

    /**
     * How alike two normalised texts are.
     *
     * @return 0 to 100; 0 where one is empty
     */
    static int similarity(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        if (one.equals(other)) {
            return 100;
        }
        var words = words(one);
        var others = words(other);
        int shared = shared(words, others);
        int least = Math.min(words.size(), others.size());
        int contained = least > 1 && shared == least ? CONTAINED : 0;
        return Math.max(contained, Math.max(dice(words, others, shared), dice(threes(one), threes(other))));
    }

    private static int dice(Set<String> one, Set<String> other) {
        return dice(one, other, shared(one, other));
    }

    private static int dice(Set<String> one, Set<String> other, int shared) {
        int all = one.size() + other.size();
        return all == 0 ? 0 : 200 * shared / all;
    }

    private static int shared(Set<String> one, Set<String> other) {
        return (int) one.stream().filter(other::contains).count();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.split(" ", -1)));
    }

    private static Set<String> threes(String text) {
        var threes = new HashSet<String>();
        for (int at = 0; at + 3 <= text.length(); at++) {
            threes.add(text.substring(at, at + 3));
        }
        return threes;
    }
}
