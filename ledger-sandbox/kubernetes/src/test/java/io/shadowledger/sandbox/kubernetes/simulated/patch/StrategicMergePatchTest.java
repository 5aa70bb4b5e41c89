package io.shadowledger.sandbox.kubernetes.simulated.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.schema.ModelSchemas;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicMergePatchTest {

    private static final Schema POD = new ModelSchemas().of(PodSpec.class);

    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"containers\":[{\"name\":\"a\",\"image\":\"1\"}]}|{\"containers\":[{\"name\":\"a\",\"image\":\"2\"}]}|{\"containers\":[{\"name\":\"a\",\"image\":\"2\"}]}",
                "{\"containers\":[{\"name\":\"a\"}]}|{\"containers\":[{\"name\":\"b\"}]}|{\"containers\":[{\"name\":\"a\"},{\"name\":\"b\"}]}",
                "{\"containers\":[{\"name\":\"a\"},{\"name\":\"b\"}]}|{\"containers\":[{\"name\":\"a\",\"$patch\":\"delete\"}]}|{\"containers\":[{\"name\":\"b\"}]}",
                "{\"containers\":[{\"name\":\"a\"}]}|{\"containers\":[{\"$patch\":\"replace\"},{\"name\":\"c\"}]}|{\"containers\":[{\"name\":\"c\"}]}",
                "{\"containers\":[{\"name\":\"a\"},{\"name\":\"b\"}]}|{\"$setElementOrder/containers\":[{\"name\":\"b\"},{\"name\":\"a\"}]}|{\"containers\":[{\"name\":\"b\"},{\"name\":\"a\"}]}",
                "{\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}}]}|{\"volumes\":[{\"name\":\"v\",\"$retainKeys\":[\"name\",\"secret\"],\"secret\":{\"secretName\":\"s\"}}]}|{\"volumes\":[{\"name\":\"v\",\"secret\":{\"secretName\":\"s\"}}]}",
                "{\"tolerations\":[{\"key\":\"a\"}]}|{\"tolerations\":[{\"key\":\"b\"}]}|{\"tolerations\":[{\"key\":\"b\"}]}",
                "{\"nodeName\":\"n\",\"hostname\":\"h\"}|{\"nodeName\":null}|{\"hostname\":\"h\"}"
            })
    void a_patch_merges_by_the_keys_of_the_type(String before, String patch, String after) throws Exception {
        // When
        var patched = StrategicMergePatch.apply(read(before), read(patch), POD);

        // Then
        assertThat(patched).isEqualTo(read(after));
    }

    private static ObjectNode read(String text) throws Exception {
        return (ObjectNode) Json.parseJson(text);
    }
}
