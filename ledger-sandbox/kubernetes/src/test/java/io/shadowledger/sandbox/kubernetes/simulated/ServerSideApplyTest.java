package io.shadowledger.sandbox.kubernetes.simulated;

import static io.shadowledger.sandbox.kubernetes.simulated.Api.WIDGETS;
import static io.shadowledger.sandbox.kubernetes.simulated.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSideApplyTest {

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
    void the_first_apply_makes_the_object_and_owns_its_fields() throws Exception {
        // When
        var made = api.apply(WIDGETS + "/a", "me", widget("a", "{\"colour\":\"red\",\"parts\":[{\"name\":\"p\"}]}"));

        // Then
        assertThat(made.code()).isEqualTo(201);
        var entry = made.body().path("metadata").path("managedFields").path(0);
        assertThat(entry.path("manager").asText()).isEqualTo("me");
        assertThat(entry.path("operation").asText()).isEqualTo("Apply");
        assertThat(entry.path("fieldsV1").toString())
                .isEqualTo(
                        "{\"f:spec\":{\"f:colour\":{},\"f:parts\":{\"k:{\\\"name\\\":\\\"p\\\"}\":{\".\":{},\"f:name\":{}}}}}");
    }

    @Test
    void the_same_apply_again_writes_nothing() throws Exception {
        // Given
        var body = widget("a", "{\"colour\":\"red\",\"parts\":[{\"name\":\"p\"}]}");
        var first = api.apply(WIDGETS + "/a", "me", body);

        // When
        var second = api.apply(WIDGETS + "/a", "me", body);

        // Then
        assertThat(second.code()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void what_is_no_longer_applied_goes() throws Exception {
        // Given
        api.apply(
                WIDGETS + "/a",
                "me",
                widget(
                        "a",
                        "{\"colour\":\"red\",\"code\":\"ABC\",\"labels\":{\"x\":\"1\",\"y\":\"2\"},\"parts\":[{\"name\":\"p\"},{\"name\":\"q\"}]}"));

        // When
        var second = api.apply(
                WIDGETS + "/a",
                "me",
                widget("a", "{\"colour\":\"red\",\"labels\":{\"y\":\"2\"},\"parts\":[{\"name\":\"q\"}]}"));

        // Then
        var spec = second.body().path("spec");
        assertThat(spec.has("code")).isFalse();
        assertThat(spec.path("labels").toString()).isEqualTo("{\"y\":\"2\"}");
        assertThat(spec.path("parts").findValuesAsText("name")).containsExactly("q");
    }

    @Test
    void what_somebody_else_applies_too_stays() throws Exception {
        // Given
        api.apply(
                WIDGETS + "/a",
                "one",
                widget("a", "{\"colour\":\"red\",\"code\":\"ABC\",\"parts\":[{\"name\":\"p\"}]}"));
        api.apply(
                WIDGETS + "/a", "two", widget("a", "{\"code\":\"ABC\",\"parts\":[{\"name\":\"p\"},{\"name\":\"q\"}]}"));

        // When
        var left = api.apply(WIDGETS + "/a", "one", widget("a", "{\"colour\":\"red\"}"));

        // Then
        assertThat(left.body().path("spec").path("code").asText()).isEqualTo("ABC");
        assertThat(left.body().path("spec").path("parts").findValuesAsText("name"))
                .containsExactly("p", "q");
    }

    @Test
    void a_field_of_another_manager_is_taken_by_force_only() throws Exception {
        // Given
        api.apply(WIDGETS + "/a", "one", widget("a", "{\"colour\":\"red\",\"size\":4}"));

        // When
        var refused = api.apply(WIDGETS + "/a", "two", widget("a", "{\"size\":5}"));
        var forced = api.apply(WIDGETS + "/a?force=true", "two", widget("a", "{\"size\":5}"));

        // Then
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"one\" using example.org/v1: .spec.size");
        assertThat(forced.body().path("spec").path("size").asInt()).isEqualTo(5);
        assertThat(forced.body()
                        .path("metadata")
                        .path("managedFields")
                        .path(0)
                        .path("fieldsV1")
                        .toString())
                .isEqualTo("{\"f:spec\":{\"f:colour\":{}}}");
    }

    @Test
    void a_manager_whose_field_was_changed_by_an_update_no_longer_holds_it() throws Exception {
        // Given
        api.apply(WIDGETS + "/a", "one", widget("a", "{\"colour\":\"red\",\"size\":4}"));

        // When
        var changed = api.merge(WIDGETS + "/a?fieldManager=editor", "{\"spec\":{\"size\":6}}");

        // Then
        var managers = changed.body().path("metadata").path("managedFields");
        assertThat(managers.path(0).path("fieldsV1").toString()).isEqualTo("{\"f:spec\":{\"f:colour\":{}}}");
        assertThat(managers.path(1).path("manager").asText()).isEqualTo("editor");
        assertThat(managers.path(1).path("operation").asText()).isEqualTo("Update");
        assertThat(managers.path(1).path("fieldsV1").toString()).isEqualTo("{\"f:spec\":{\"f:size\":{}}}");
    }

    @Test
    void the_status_is_applied_on_its_own() throws Exception {
        // Given
        api.apply(WIDGETS + "/a", "me", widget("a", "{\"colour\":\"red\"}"));
        var status = """
                {"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"size":9},"status":{"replicas":2}}""";

        // When
        var applied = api.apply(WIDGETS + "/a/status?force=true", "me", status);
        var again = api.apply(WIDGETS + "/a/status?force=true", "me", status);

        // Then
        assertThat(applied.body().path("status").path("replicas").asInt()).isEqualTo(2);
        assertThat(applied.body().path("spec").path("size").asInt()).isEqualTo(3);
        assertThat(applied.body().path("metadata").path("managedFields")).hasSize(2);
        assertThat(again.body()).isEqualTo(applied.body());
    }

    @Test
    void an_apply_without_a_manager_is_refused() throws Exception {
        // When
        var refused = api.send("PATCH", WIDGETS + "/a", "application/apply-patch+yaml", widget("a", "{}"));

        // Then
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message()).contains("fieldManager: Required value");
    }
}
