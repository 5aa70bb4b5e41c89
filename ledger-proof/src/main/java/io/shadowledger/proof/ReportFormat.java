package io.shadowledger.proof;

/** How a command gives its report. */
public enum ReportFormat {
    /** For a person: Markdown. */
    TEXT,
    /** For a program: one JSON object on standard output, and nothing else there. */
    JSON
}
