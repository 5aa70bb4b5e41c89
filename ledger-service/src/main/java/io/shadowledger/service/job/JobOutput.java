package io.shadowledger.service.job;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a job tells how it goes. Its log is on standard error.
 *
 * <ul>
 *   <li>{@code text}: lines for people
 *   <li>{@code json}: one JSON object at the end and nothing else
 *   <li>{@code events}: a JSON object a line, for whoever watches it: {@code {"job","event":"progress","records",
 *       "totalRecords","detail"}} again and again, and at the end {@code {"job","event":"result","outcome","records",
 *       "detail"}} with the outcome {@code good}, {@code bad}, {@code refused}, {@code interrupted} or {@code failed}
 * </ul>
 */
public final class JobOutput {

    private final PrintStream out;
    private final String job;
    private final Format format;

    /** What the output looks like. */
    public enum Format {
        TEXT,
        JSON,
        EVENTS
    }

    /** @param job its name */
    public JobOutput(PrintStream out, String job, Format format) {
        this.out = out;
        this.job = job;
        this.format = format;
    }

    /** A line for people. */
    public void line(String line, @Nullable Object... arguments) {
        if (format == Format.TEXT) {
            out.println(arguments.length == 0 ? line : String.format(Locale.ENGLISH, line, arguments));
        }
    }

    /** How far it is, for whoever watches it. */
    public void progress(long records, long totalRecords, String detail) {
        event("progress", Map.of("records", records, "totalRecords", totalRecords, "detail", detail));
    }

    void result(JobResult result) {
        if (format == Format.JSON) {
            out.println(JsonMapper.shared().writeValueAsString(result.document()));
        }
        event(
                "result",
                Map.of(
                        "outcome", result.good() ? "good" : "bad",
                        "records", result.records(),
                        "detail", result.detail()));
    }

    void failure(String outcome, String detail) {
        switch (format) {
            case JSON ->
                out.println(JsonMapper.shared()
                        .writeValueAsString(Map.of("job", job, "outcome", outcome, "detail", detail)));
            case TEXT -> out.println(job + " " + outcome + ": " + detail);
            case EVENTS -> event("result", Map.of("outcome", outcome, "detail", detail));
        }
    }

    private void event(String event, Map<String, Object> fields) {
        if (format == Format.EVENTS) {
            var all = new TreeMap<>(fields);
            all.put("job", job);
            all.put("event", event);
            out.println(JsonMapper.shared().writeValueAsString(all));
        }
    }
}
