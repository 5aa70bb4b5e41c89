package io.shadowledger.cli.output;

/**
 * Colour and weight for terminals, or none.
 *
 * @param ansi whether ECMA-48 sequences are written
 */
public record Style(boolean ansi) {

    /** A table's heading. */
    public String heading(String text) {
        return sequence("1", text);
    }

    /** Something to find at a glance. */
    public String strong(String text) {
        return sequence("1", text);
    }

    /** All is well. */
    public String good(String text) {
        return sequence("32", text);
    }

    /** Look here. */
    public String bad(String text) {
        return sequence("31", text);
    }

    /** Clears a terminal's screen. */
    public String clear() {
        return ansi ? "\u001b[H\u001b[2J\u001b[3J" : "";
    }

    private String sequence(String code, String text) {
        return ansi ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
