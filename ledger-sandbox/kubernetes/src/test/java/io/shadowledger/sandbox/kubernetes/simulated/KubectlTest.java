package io.shadowledger.sandbox.kubernetes.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl against the simulated API. The same behaviour is tested without kubectl by the other tests here. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KubectlTest {

    private static final String WIDGET = """
            apiVersion: example.org/v1
            kind: Widget
            metadata: {name: a}
            spec: {colour: red}
            """;

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - {name: a, image: "x/y:1", env: [{name: A, value: "1"}, {name: B, value: "2"}]}
            """;

    @TempDir
    Path home;

    private Api api;

    private record Result(int code, String output) {}

    @BeforeEach
    void start() throws Exception {
        assumeTrue(kubectlIsThere(), "kubectl is not on the PATH: these tests of the simulated API need it");
        api = new Api(home);
        assertThat(kubectl(
                                "apply",
                                "-f",
                                Path.of("src/test/resources/widgets.yaml")
                                        .toAbsolutePath()
                                        .toString())
                        .code())
                .isZero();
    }

    @AfterEach
    void stop() {
        if (api != null) {
            api.close();
        }
    }

    @Test
    void apply_creates_then_leaves_alone_then_changes() throws Exception {
        // When
        var first = apply(WIDGET);
        var second = apply(WIDGET);
        var third = apply(WIDGET.replace("{colour: red}", "{colour: red, size: 5}"));

        // Then
        assertThat(first.output()).isEqualTo("widget.example.org/a created");
        assertThat(second.output()).isEqualTo("widget.example.org/a unchanged");
        assertThat(third.output()).isEqualTo("widget.example.org/a configured");
        assertThat(kubectl("get", "wd", "-o", "wide").output())
                .matches("(?s)NAME +COLOUR +READY +SIZE +AGE\\s+a +red +5 +\\d+s");
    }

    @Test
    void a_typo_is_refused_by_name() throws Exception {
        // When
        var refused = apply(WIDGET.replace("{colour: red}", "{colour: red, sise: 5}"));

        // Then
        assertThat(refused.code()).isNotZero();
        assertThat(refused.output()).contains("unknown field \"spec.sise\"");
    }

    @Test
    void a_broken_rule_is_shown_as_its_sentence() throws Exception {
        // When
        var refused = apply(WIDGET.replace("{colour: red}", "{colour: red, min: 2, max: 1}"));

        // Then
        assertThat(refused.output())
                .isEqualTo("The Widget \"a\" is invalid: spec.min: Invalid value: \"object\": min must not exceed max");
    }

    @Test
    void apply_of_a_deployment_removes_a_variable_and_keeps_the_rest() throws Exception {
        // Given
        apply(WEB);

        // When
        apply(WEB.replace("{name: A, value: \"1\"}, ", ""));

        // Then
        assertThat(kubectl("get", "deploy", "web", "-o", "jsonpath={.spec.template.spec.containers[0].env[*].name}")
                        .output())
                .isEqualTo("B");
    }

    @Test
    void server_side_apply_reports_whose_field_it_would_take() throws Exception {
        // Given
        apply(WEB, "--server-side", "--field-manager=one");

        // When
        var same = apply(WEB, "--server-side", "--field-manager=one");
        var refused = apply(WEB.replace("x/y:1", "x/y:2"), "--server-side", "--field-manager=two");

        // Then
        assertThat(same.output()).isEqualTo("deployment.apps/web serverside-applied");
        assertThat(refused.output())
                .contains("conflict with \"one\" using apps/v1: .spec.template.spec.containers[name=\"a\"].image");
    }

    @Test
    void patches_of_every_kind_are_taken() throws Exception {
        // Given
        apply(WEB);

        // When
        kubectl(
                "patch",
                "deploy",
                "web",
                "--type=json",
                "-p",
                "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":3}]");
        kubectl("patch", "deploy", "web", "--type=merge", "-p", "{\"spec\":{\"revisionHistoryLimit\":4}}");
        kubectl(
                "patch",
                "deploy",
                "web",
                "-p",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"x/y:7\"}]}}}}");

        // Then
        assertThat(kubectl(
                                "get",
                                "deploy",
                                "web",
                                "-o",
                                "jsonpath={.spec.replicas} {.spec.revisionHistoryLimit} {.spec.template.spec.containers[*].image}")
                        .output())
                .isEqualTo("3 4 x/y:7");
    }

    @Test
    void a_watch_prints_changes_as_they_come() throws Exception {
        // Given
        var watch = process("get", "wd", "-w", "--no-headers").start();
        try (var lines = new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
            // When
            apply(WIDGET);

            // Then
            assertThat(lines.readLine()).matches("a +red .*");
            kubectl(
                    "patch",
                    "wd",
                    "a",
                    "--subresource=status",
                    "--type=merge",
                    "-p",
                    "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
            assertThat(lines.readLine()).matches("a +red +True .*");
        } finally {
            watch.destroyForcibly().waitFor();
        }
    }

    @Test
    void describe_explain_scale_label_and_delete_work() throws Exception {
        // Given
        apply(WIDGET);
        apply(WEB);

        // When, Then
        assertThat(kubectl("describe", "wd", "a").output()).contains("Colour:");
        assertThat(kubectl("describe", "deploy", "web").output()).contains("25% max unavailable, 25% max surge");
        assertThat(kubectl("explain", "wd.spec.size").output()).contains("FIELD: size <integer>");
        assertThat(kubectl("explain", "deploy.spec.strategy").output()).contains("rollingUpdate");
        assertThat(kubectl("scale", "deploy", "web", "--replicas=4").output()).isEqualTo("deployment.apps/web scaled");
        assertThat(kubectl("scale", "wd", "a", "--replicas=2").output()).isEqualTo("widget.example.org/a scaled");
        assertThat(kubectl("label", "wd", "a", "x=y").output()).isEqualTo("widget.example.org/a labeled");
        assertThat(kubectl("get", "wd", "-l", "x=y", "-o", "name").output()).isEqualTo("widget.example.org/a");
        assertThat(kubectl("delete", "wd", "a").output()).isEqualTo("widget.example.org \"a\" deleted");
        assertThat(kubectl("get", "wd", "a").output())
                .isEqualTo("Error from server (NotFound): widgets.example.org \"a\" not found");
        assertThat(kubectl("version").output()).contains("simulated");
    }

    private Result apply(String yaml, String... options) throws Exception {
        var file = Files.writeString(home.resolve("applied.yaml"), yaml);
        var arguments = new ArrayList<>(List.of("apply", "-f", file.toString()));
        arguments.addAll(Arrays.asList(options));
        return kubectl(arguments.toArray(String[]::new));
    }

    private Result kubectl(String... arguments) throws Exception {
        var process = process(arguments).redirectErrorStream(true).start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Result(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder process(String... arguments) {
        var command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig=" + api.kubernetes.kubeconfig(),
                "--cache-dir=" + home.resolve("kubectl-cache")));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command);
    }

    private static boolean kubectlIsThere() throws InterruptedException {
        try {
            var process = new ProcessBuilder("kubectl", "version", "--client")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
