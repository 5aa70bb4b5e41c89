package io.shadowledger.sandbox.kubernetes.simulated;

import static io.shadowledger.sandbox.kubernetes.simulated.Api.WIDGETS;
import static io.shadowledger.sandbox.kubernetes.simulated.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourceTest {

    @TempDir
    Path home;

    private Api api;

    @BeforeEach
    void start() throws Exception {
        api = new Api(home).withWidgets();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void defaults_of_the_schema_are_filled_in() throws Exception {
        // When
        var created = api.post(WIDGETS, widget("a", "{\"colour\":\"red\",\"parts\":[{\"name\":\"p\"}]}"));

        // Then
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.body().path("spec").path("size").asInt()).isEqualTo(3);
        assertThat(created.body()
                        .path("spec")
                        .path("parts")
                        .path(0)
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(created.body().path("metadata").path("uid").asText()).isNotEmpty();
        assertThat(created.body().path("metadata").path("generation").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|spec.colour: Required value",
                "{\"colour\":\"pink\"}|spec.colour: Unsupported value: \"pink\": supported values: \"red\", \"green\", \"blue\"",
                "{\"colour\":\"red\",\"size\":\"big\"}|spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\"",
                "{\"colour\":\"red\",\"size\":11}|spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10",
                "{\"colour\":\"red\",\"code\":\"cz\"}|spec.code: Invalid value: \"cz\": spec.code in body should match '^[A-Z]{3}$'",
                "{\"colour\":\"red\",\"min\":2,\"max\":1}|spec.min: Invalid value: \"object\": min must not exceed max",
                "{\"colour\":\"red\",\"parts\":[{\"name\":\"p\"},{\"name\":\"p\"}]}|spec.parts[1]: Duplicate value: {\"name\":\"p\"}"
            })
    void a_wrong_value_is_refused_in_the_words_of_the_api_server(String spec, String complaint) throws Exception {
        // When
        var refused = api.post(WIDGETS, widget("a", spec));

        // Then
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message()).isEqualTo("Widget.example.org \"a\" is invalid: " + complaint);
        assertThat(refused.body()
                        .path("details")
                        .path("causes")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo(complaint.substring(0, complaint.indexOf(':')));
    }

    @Test
    void a_typo_is_refused_when_validation_is_strict() throws Exception {
        // When
        var refused = api.post(WIDGETS + "?fieldValidation=Strict", widget("a", "{\"colour\":\"red\",\"sise\":3}"));

        // Then
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message()).endsWith("strict decoding error: unknown field \"spec.sise\"");
        assertThat(api.get(WIDGETS + "/a").code()).isEqualTo(404);
    }

    @Test
    void a_typo_is_dropped_with_a_warning_when_validation_is_not_strict() throws Exception {
        // When
        var created = api.post(WIDGETS, widget("a", "{\"colour\":\"red\",\"sise\":3}"));

        // Then
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.body().path("spec").has("sise")).isFalse();
        assertThat(created.response().headers().firstValue("Warning"))
                .hasValue("299 - \"unknown field \\\"spec.sise\\\"\"");
    }

    @Test
    void a_transition_rule_compares_with_the_stored_object() throws Exception {
        // Given
        api.post(WIDGETS, widget("a", "{\"colour\":\"red\",\"parts\":[{\"name\":\"p\",\"count\":5}]}"));

        // When
        var recoloured = api.merge(WIDGETS + "/a", "{\"spec\":{\"colour\":\"blue\"}}");
        var shrunk =
                api.merge(WIDGETS + "/a", "{\"spec\":{\"parts\":[{\"name\":\"q\"},{\"name\":\"p\",\"count\":4}]}}");

        // Then
        assertThat(recoloured.message())
                .isEqualTo(
                        "Widget.example.org \"a\" is invalid: spec.colour: Invalid value: \"string\": colour cannot change");
        assertThat(shrunk.message())
                .isEqualTo(
                        "Widget.example.org \"a\" is invalid: spec.parts[1]: Invalid value: \"object\": count of p can only grow");
    }

    @Test
    void the_status_is_written_through_its_subresource_only() throws Exception {
        // Given
        api.post(WIDGETS, widget("a", "{\"colour\":\"red\"}"));

        // When
        var through =
                api.merge(WIDGETS + "/a/status?fieldManager=x", "{\"spec\":{\"size\":9},\"status\":{\"replicas\":2}}");
        var beside = api.merge(WIDGETS + "/a", "{\"status\":{\"replicas\":7}}");

        // Then
        assertThat(through.body().path("status").path("replicas").asInt()).isEqualTo(2);
        assertThat(through.body().path("spec").path("size").asInt()).isEqualTo(3);
        assertThat(through.body().path("metadata").path("generation").asInt()).isEqualTo(1);
        assertThat(beside.body().path("status").path("replicas").asInt()).isEqualTo(2);
    }

    @Test
    void only_a_change_of_the_spec_counts_as_a_generation() throws Exception {
        // Given
        api.post(WIDGETS, widget("a", "{\"colour\":\"red\"}"));

        // When
        var labelled = api.merge(WIDGETS + "/a", "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}");
        var resized = api.merge(WIDGETS + "/a", "{\"spec\":{\"size\":4}}");

        // Then
        assertThat(labelled.body().path("metadata").path("generation").asInt()).isEqualTo(1);
        assertThat(resized.body().path("metadata").path("generation").asInt()).isEqualTo(2);
    }

    @Test
    void the_scale_subresource_moves_the_replicas() throws Exception {
        // Given
        api.post(WIDGETS, widget("a", "{\"colour\":\"red\"}"));

        // When
        var scaled = api.merge(WIDGETS + "/a/scale", "{\"spec\":{\"replicas\":4}}");

        // Then
        assertThat(scaled.body().path("kind").asText()).isEqualTo("Scale");
        assertThat(api.get(WIDGETS + "/a").body().path("spec").path("replicas").asInt())
                .isEqualTo(4);
    }

    @Test
    void a_table_has_the_printer_columns_of_the_definition() throws Exception {
        // Given
        api.post(WIDGETS, widget("a", "{\"colour\":\"red\"}"));
        api.merge(WIDGETS + "/a/status", "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");

        // When
        var table = api.table(WIDGETS).body();

        // Then
        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(table.path("columnDefinitions").findValuesAsText("name"))
                .containsExactly("Name", "Colour", "Ready", "Size", "Age");
        assertThat(table.path("rows").path(0).path("cells").toString()).startsWith("[\"a\",\"red\",\"True\",3,\"");
    }

    @Test
    void a_definition_that_goes_takes_its_objects_along() throws Exception {
        // Given
        api.post(WIDGETS, widget("a", "{\"colour\":\"red\"}"));

        // When
        api.delete("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.org");

        // Then
        assertThat(api.get(WIDGETS).code()).isEqualTo(404);
        api.withWidgets();
        assertThat(api.get(WIDGETS).body().path("items")).isEmpty();
    }

    @Test
    void objects_and_definitions_are_there_again_after_a_restart() throws Exception {
        // Given
        var created = api.post(WIDGETS, widget("a", "{\"colour\":\"red\"}"));
        var before = api.url;

        // When
        api.close();
        api = new Api(home);

        // Then
        assertThat(api.url).isEqualTo(before);
        assertThat(api.get(WIDGETS + "/a").body()).isEqualTo(created.body());
    }

    @Test
    void a_rule_that_is_not_understood_is_said_and_not_enforced() throws Exception {
        // Given
        var definition = Api.resource("widgets.yaml")
                .replace("self == oldSelf, message", "quantity(self) == 1, message")
                .replace("widgets", "gadgets")
                .replace("Widget", "Gadget");

        // When
        var created = api.send(
                "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", "application/yaml", definition);

        // Then
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.response().headers().firstValue("Warning").orElseThrow())
                .contains("rule is not enforced by this simulation: quantity(self) == 1");
    }
}
