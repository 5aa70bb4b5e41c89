package io.shadowledger.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainmentTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the same                      | {spec: {a: 1, b: [x]}}             | {spec: {a: 1, b: [x]}}  | true",
                "a default was added           | {spec: {a: 1, serviceAccount: x, serviceAccountName: x}} | {spec: {a: 1, serviceAccountName: x}} | true",
                "a value differs               | {spec: {a: 2}}                     | {spec: {a: 1}}          | false",
                "a value is missing            | {spec: {}}                         | {spec: {a: 1}}          | false",
                "an item was added to a list   | {spec: {b: [x, y]}}                | {spec: {b: [x]}}        | false",
                "an item was taken from a list | {spec: {b: []}}                    | {spec: {b: [x]}}        | false",
                "a default inside a list       | {spec: {b: [{n: x, d: 1}]}}        | {spec: {b: [{n: x}]}}   | true",
                "a quantity written otherwise  | {spec: {requests: {cpu: '1'}}}     | {spec: {requests: {cpu: 1000m}}} | true",
                "another quantity              | {spec: {requests: {cpu: '2'}}}     | {spec: {requests: {cpu: 1000m}}} | false",
                "a label of someone else       | {metadata: {labels: {a: x, b: y}}} | {metadata: {labels: {a: x}}} | true",
                "a label that was taken off    | {metadata: {labels: {b: y}}}       | {metadata: {labels: {a: x}}} | false",
                "another status                | {status: {a: 2}, spec: {}}         | {status: {a: 1}, spec: {}}   | true",
            })
    void anObjectHoldsWhatItShallHave(String what, String actual, String desired, boolean holds) {
        // When
        var held = Containment.holds(yaml(actual), yaml(desired));

        // Then
        assertThat(held).isEqualTo(holds);
    }

    private static JsonNode yaml(String text) {
        return Serialization.unmarshal("---\n" + text, JsonNode.class);
    }
}
