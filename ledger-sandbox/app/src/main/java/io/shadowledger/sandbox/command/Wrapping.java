package io.shadowledger.sandbox.command;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at blanks. */
final class Wrapping {

    private Wrapping() {}

    /** Lines of at most that width, but for single words that are wider; line breaks in the text are kept. */
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        text.lines().forEach(paragraph -> {
            var line = new StringBuilder();
            for (var word : paragraph.strip().split("\\s+")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        });
        return List.copyOf(lines);
    }
}
