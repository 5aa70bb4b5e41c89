package io.shadowledger.crds;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenResourcesTest {

    private final Map<String, CustomResourceDefinition> definitions = committed();

    static Stream<GoldenResource> valid() throws IOException {
        var folder = Path.of(System.getProperty("shadowledger.root", ".."), "infrastructure/examples");
        try (var examples = Files.list(folder)) {
            return Stream.concat(GoldenResource.valid(), examples.sorted().map(GoldenResource::read).toList().stream());
        }
    }

    static Stream<GoldenResource> validLedgers() throws IOException {
        return valid().filter(resource ->
                "ShadowLedger".equals(resource.documents().getLast().get("kind")));
    }

    static Stream<GoldenResource> invalid() {
        return GoldenResource.invalid();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aRightResourceIsAccepted(GoldenResource resource) {
        // Given
        Map<String, Object> stored = null;

        for (var document : resource.documents()) {
            // When
            var errors = CrdValidation.check(definition(document), document, stored);

            // Then
            assertThat(errors).isEmpty();
            stored = document;
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void aWrongResourceIsRefusedByOneSentence(GoldenResource resource) {
        // Given
        Map<String, Object> stored = null;
        var wrong = resource.documents().getLast();
        if (resource.documents().size() > 1) {
            stored = resource.documents().getFirst();
            assertThat(CrdValidation.check(definition(stored), stored, null)).isEmpty();
        }

        // When
        var errors = CrdValidation.check(definition(wrong), wrong, stored);

        // Then
        assertThat(errors).singleElement().asString().contains(resource.refusal());
    }

    @Test
    void everyRuleHasAResourceThatItRefuses() {
        // Given
        var messages = new TreeSet<String>();
        definitions.values().forEach(crd -> collectMessages(schema(crd), messages));

        // When
        var refused = GoldenResource.invalid()
                .flatMap(resource -> resource.refusal().stream())
                .collect(Collectors.toSet());

        // Then
        assertThat(messages).hasSizeGreaterThan(8).isSubsetOf(refused);
    }

    @ParameterizedTest
    @MethodSource("validLedgers")
    void theJavaTypesApplyTheDefaultsOfTheApi(GoldenResource resource) {
        // Given
        var document = resource.documents().getLast();
        var withoutApi = Serialization.unmarshal(Serialization.asJson(document), ShadowLedger.class);

        // When
        var errors = CrdValidation.check(definition(document), document, null);

        // Then
        assertThat(errors).isEmpty();
        assertThat(Serialization.unmarshal(Serialization.asJson(document), ShadowLedger.class)
                        .getSpec())
                .isEqualTo(withoutApi.getSpec());
    }

    @Test
    void everyFieldOfTheSpecIsExplained() {
        // Given
        var unexplained = new TreeSet<String>();

        // When
        definitions.forEach((kind, crd) ->
                collectUnexplained(schema(crd).getProperties().get("spec"), kind + ".spec", unexplained));

        // Then
        assertThat(unexplained).isEmpty();
    }

    private CustomResourceDefinition definition(Map<String, Object> document) {
        return definitions.get((String) document.get("kind"));
    }

    private static JSONSchemaProps schema(CustomResourceDefinition crd) {
        return crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    }

    private static void collectMessages(JSONSchemaProps schema, Set<String> messages) {
        if (schema.getXKubernetesValidations() != null) {
            schema.getXKubernetesValidations().forEach(rule -> messages.add(rule.getMessage()));
        }
        children(schema).values().forEach(child -> collectMessages(child, messages));
    }

    private static void collectUnexplained(JSONSchemaProps schema, String path, Set<String> unexplained) {
        children(schema).forEach((name, child) -> {
            if (!name.equals("[]") && child.getDescription() == null) {
                unexplained.add(path + "." + name);
            }
            collectUnexplained(child, path + "." + name, unexplained);
        });
    }

    private static Map<String, JSONSchemaProps> children(JSONSchemaProps schema) {
        if (schema.getItems() != null) {
            return Map.of("[]", schema.getItems().getSchema());
        }
        return schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    /** By kind. */
    private static Map<String, CustomResourceDefinition> committed() {
        return CrdYaml.generate().keySet().stream()
                .map(CrdYaml::committed)
                .map(GoldenResourcesTest::read)
                .collect(Collectors.toMap(crd -> crd.getSpec().getNames().getKind(), Function.identity()));
    }

    private static CustomResourceDefinition read(Path file) {
        try {
            return Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file + "; run: " + CrdYaml.COMMAND, e);
        }
    }
}
