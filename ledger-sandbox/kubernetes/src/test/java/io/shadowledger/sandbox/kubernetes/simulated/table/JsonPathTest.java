package io.shadowledger.sandbox.kubernetes.simulated.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {

    private static final String OBJECT = """
            {"spec":{"a.b":"dotted","list":[{"type":"X","v":1},{"type":"Y","v":2}]},"metadata":{"labels":{"k8s.io/n":"l"}}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ".spec.a\\.b|dotted",
                ".spec['a.b']|dotted",
                ".metadata.labels.k8s\\.io/n|l",
                ".spec.list[1].v|2",
                ".spec.list[?(@.type==\"Y\")].v|2",
                ".spec.list[*].v|1 2",
                ".spec.absent|",
                "not a path|"
            })
    void a_path_finds_its_values(String path, String expected) throws Exception {
        // When
        var found = JsonPath.find(Json.parseJson(OBJECT), path);

        // Then
        assertThat(String.join(" ", found.stream().map(JsonNode::asText).toList()))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({
        "59,59s",
        "119,119s",
        "120,2m",
        "150,2m30s",
        "600,10m",
        "10799,179m",
        "10800,3h",
        "18060,5h1m",
        "86400,24h",
        "172800,2d",
        "176400,2d1h",
        "691200,8d",
        "63072000,2y"
    })
    void a_duration_is_rounded_as_kubectl_rounds_it(long seconds, String expected) {
        // When, Then
        assertThat(Ages.human(Duration.ofSeconds(seconds))).isEqualTo(expected);
    }

    @Test
    void an_object_without_a_time_has_an_unknown_age() {
        // When, Then
        assertThat(new Ages(Clock.systemUTC()).since("")).isEqualTo("<unknown>");
    }
}
