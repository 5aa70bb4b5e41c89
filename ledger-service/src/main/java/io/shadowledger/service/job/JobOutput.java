package io.shadowledger.service.job;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a job tells how it goes: lines for people, or, with {@code shadowledger.job.output=json}, one JSON object at the
 * end and nothing else. Its log is on standard error.
 */
public final class JobOutput {

    private final PrintStream out;
    private final boolean json;

    /** @param json whether the result is for a program */
    public JobOutput(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** A line for people. */
    public void line(String format, @Nullable Object... arguments) {
        if (!json) {
            out.println(arguments.length == 0 ? format : String.format(Locale.ENGLISH, format, arguments));
        }
    }

    void result(JobResult result) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(result.document()));
        }
    }

    void failure(String job, String outcome, String detail) {
        if (json) {
            out.println(
                    JsonMapper.shared().writeValueAsString(Map.of("job", job, "outcome", outcome, "detail", detail)));
        } else {
            out.println(job + " " + outcome + ": " + detail);
        }
    }
}
