package io.shadowledger.cli.output;

/** How results are written. */
public enum OutputFormat {
    /** For people, fitted to the terminal. */
    TABLE,
    /** For people, with all columns and nothing elided. */
    WIDE,
    /** The documents of the REST API. */
    JSON,
    /** The same as YAML. */
    YAML;

    /** Whether a program reads it. */
    public boolean structured() {
        return this == JSON || this == YAML;
    }
}
