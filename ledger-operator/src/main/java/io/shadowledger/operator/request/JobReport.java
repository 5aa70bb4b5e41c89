package io.shadowledger.operator.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job said last, one line of JSON in its pod's log among the lines of the log proper
 * ({@code SHADOWLEDGER_JOB_OUTPUT=events}).
 *
 * @param outcome {@code good}, {@code bad}, {@code refused}, {@code interrupted} or {@code failed}; null while it works
 * @param records how many entries or records it went through; null if it did not say
 * @param totalRecords how many there are; null if it did not say
 * @param detail what it does, or what came of it, in a sentence
 */
record JobReport(
        @Nullable String outcome,
        @Nullable Long records,
        @Nullable Long totalRecords,
        String detail) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The last thing that a job said in this log; empty if it has not said anything yet. */
    static Optional<JobReport> last(String log) {
        return log.lines().toList().reversed().stream()
                .filter(line -> line.startsWith("{"))
                .map(JobReport::parse)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Such as 42%; null if it did not say. */
    @Nullable
    String progress() {
        if (records == null || totalRecords == null) {
            return null;
        }
        return totalRecords == 0 ? "100%" : Math.min(100, records * 100 / totalRecords) + "%";
    }

    private static Optional<JobReport> parse(String line) {
        try {
            var node = JSON.readTree(line);
            if (!node.path("job").isTextual() || !node.path("event").isTextual()) {
                return Optional.empty();
            }
            return Optional.of(new JobReport(
                    node.path("outcome").textValue(),
                    number(node.path("records")),
                    number(node.path("totalRecords")),
                    node.path("detail").asText()));
        } catch (JsonProcessingException anotherLine) {
            return Optional.empty();
        }
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? node.longValue() : null;
    }
}
