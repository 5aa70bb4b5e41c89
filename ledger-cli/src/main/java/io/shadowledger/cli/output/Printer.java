package io.shadowledger.cli.output;

import java.io.PrintWriter;
import java.util.List;

/** Writes results to standard output in the format that was asked for. */
public final class Printer {

    private final PrintWriter out;
    private final OutputFormat format;
    private final int columns;
    private final Style style;
    private final boolean compact;

    /**
     * @param columns the width of a line for people
     * @param compact whether documents come in a stream: JSON on one line each, YAML with separators
     */
    public Printer(PrintWriter out, OutputFormat format, int columns, Style style, boolean compact) {
        this.out = out;
        this.format = format;
        this.columns = columns;
        this.style = style;
        this.compact = compact;
    }

    /** A list: a table for people, an array for programs. */
    public <T> void list(List<T> items, Table<T> table, String whenEmpty) {
        if (format.structured()) {
            document(items);
        } else if (items.isEmpty()) {
            line(whenEmpty);
        } else {
            lines(table.render(items, columns, format == OutputFormat.WIDE));
        }
    }

    /** One thing: fields for people, an object for programs. */
    public void one(Object item, Fields fields) {
        if (format.structured()) {
            document(item);
        } else {
            fields.render(format == OutputFormat.WIDE ? Integer.MAX_VALUE : columns)
                    .forEach(this::line);
        }
    }

    /** A table for people, in the course of a longer text, where nothing is elided. */
    public <T> void table(List<T> items, Table<T> table) {
        lines(table.renderWhole(items, columns, format == OutputFormat.WIDE));
    }

    private void lines(List<String> lines) {
        line(style.heading(lines.getFirst()));
        lines.stream().skip(1).forEach(this::line);
    }

    /** A heading for people, with a blank line before it. */
    public void section(String title) {
        line("");
        line(style.strong(title));
    }

    /** A line for people. */
    public void line(String text) {
        out.print(text);
        out.print('\n');
    }

    /** A document for programs. */
    public void document(Object value) {
        if (format == OutputFormat.YAML) {
            out.print(compact ? "---\n" : "");
            out.print(Documents.yaml().writeValueAsString(value));
        } else {
            out.print((compact ? Documents.wire() : Documents.json()).writeValueAsString(value));
            out.print('\n');
        }
    }

    public boolean structured() {
        return format.structured();
    }

    public Style style() {
        return style;
    }

    public void flush() {
        out.flush();
    }
}
