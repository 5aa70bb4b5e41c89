package io.shadowledger.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing, shown as a name and a value per line; long values continue below their beginning. */
public final class Fields {

    private record Line(String name, String value) {}

    private final List<Line> lines = new ArrayList<>();

    /** Adds a line; null shows as a dash. */
    public Fields add(String name, @Nullable Object value) {
        lines.add(new Line(name, Text.of(value)));
        return this;
    }

    /** Adds a line unless there is nothing to say. */
    public Fields addIfPresent(String name, @Nullable Object value) {
        return value == null ? this : add(name, value);
    }

    /** Renders the lines within a width; a word that is longer than a line stays whole, so that it can be copied. */
    public List<String> render(int width) {
        int name = lines.stream().mapToInt(l -> Text.width(l.name())).max().orElse(0) + 2;
        var rendered = new ArrayList<String>();
        for (var line : lines) {
            var lead = line.name() + " ".repeat(name - Text.width(line.name()));
            for (var part : Text.wrapped(line.value(), Math.max(20, width - name))) {
                rendered.add((lead + part).stripTrailing());
                lead = " ".repeat(name);
            }
        }
        return rendered;
    }
}
