package io.shadowledger.proof.judgement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found wrong: of each check the first few findings, and how many more there were. For any number of threads. */
public final class Findings {

    private static final int SHOWN = 5;

    private final Map<String, List<String>> shown = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /**
     * Takes a finding up.
     *
     * @param check what was looked at, such as {@code entries}
     * @param sentence what is wrong, with its place
     */
    public synchronized void add(String check, String sentence) {
        counts.merge(check, 1, Integer::sum);
        var sentences = shown.computeIfAbsent(check, _ -> new ArrayList<>());
        if (sentences.size() < SHOWN) {
            sentences.add(sentence);
        }
    }

    /** Finds fault unless both are the same. */
    void compare(String check, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            add(check, what + ": " + expected + " expected, " + found + " found");
        }
    }

    /** One sentence each, that begins with the check; empty if all is well. */
    public synchronized List<String> sentences() {
        var all = new ArrayList<String>();
        shown.forEach((check, sentences) -> {
            sentences.forEach(sentence -> all.add(check + ": " + sentence));
            int more = counts.getOrDefault(check, 0) - sentences.size();
            if (more > 0) {
                all.add(check + ": and " + more + " more");
            }
        });
        return List.copyOf(all);
    }
}
