package io.shadowledger.sandbox.kubernetes.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInResourceTest {

    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir
    Path home;

    private Api api;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        api = new Api(home);
        client = api.client();
    }

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    private static DeploymentBuilder web() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("a")
                .withImage("x/y:1")
                .addNewPort()
                .withContainerPort(8080)
                .endPort()
                .addNewEnv()
                .withName("A")
                .withValue("1")
                .endEnv()
                .addNewEnv()
                .withName("B")
                .withValue("2")
                .endEnv()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec();
    }

    @Test
    void a_deployment_gets_the_defaults_of_the_api() {
        // When
        var created = client.resource(web().build()).create();

        // Then
        assertThat(created.getSpec().getReplicas()).isEqualTo(1);
        assertThat(created.getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxSurge()
                        .getStrVal())
                .isEqualTo("25%");
        assertThat(created.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getPorts()
                        .getFirst()
                        .getProtocol())
                .isEqualTo("TCP");
    }

    @Test
    void a_deployment_whose_selector_misses_its_pods_is_refused() {
        // Given
        var wrong = web().editSpec()
                .editSelector()
                .addToMatchLabels("tier", "front")
                .endSelector()
                .endSpec()
                .build();

        // When, Then
        assertThatThrownBy(() -> client.resource(wrong).create())
                .hasMessageContaining("spec.template.metadata.labels: Invalid value")
                .hasMessageContaining("`selector` does not match template `labels`");
    }

    @Test
    void a_strategic_merge_patch_changes_one_container_and_one_variable() {
        // Given
        client.resource(web().build()).create();
        var patch = """
                {"spec":{"template":{"spec":{"containers":[{"name":"a","env":[{"name":"A","value":"9"},{"name":"B","$patch":"delete"}]}]}}}}""";

        // When
        var patched = client.apps()
                .deployments()
                .inNamespace("default")
                .withName("web")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);

        // Then
        var container =
                patched.getSpec().getTemplate().getSpec().getContainers().getFirst();
        assertThat(container.getImage()).isEqualTo("x/y:1");
        assertThat(container.getEnv()).singleElement().satisfies(variable -> {
            assertThat(variable.getName()).isEqualTo("A");
            assertThat(variable.getValue()).isEqualTo("9");
        });
    }

    @Test
    void a_json_patch_whose_test_fails_changes_nothing() throws Exception {
        // Given
        api.post(CONFIG_MAPS, "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");

        // When
        var refused = api.send(
                "PATCH",
                CONFIG_MAPS + "/a",
                "application/json-patch+json",
                "[{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"w\"},{\"op\":\"remove\",\"path\":\"/data/k\"}]");

        // Then
        assertThat(refused.code()).isEqualTo(400);
        assertThat(api.get(CONFIG_MAPS + "/a").body().path("data").path("k").asText())
                .isEqualTo("v");
    }

    @Test
    void a_write_that_changes_nothing_does_not_count_as_one() throws Exception {
        // Given
        var created = api.post(CONFIG_MAPS, "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");

        // When
        var same = api.merge(CONFIG_MAPS + "/a", "{\"data\":{\"k\":\"v\"}}");

        // Then
        assertThat(same.body()).isEqualTo(created.body());
    }

    @Test
    void a_write_with_a_stale_version_conflicts() throws Exception {
        // Given
        var created = api.post(CONFIG_MAPS, "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");
        api.merge(CONFIG_MAPS + "/a", "{\"data\":{\"k\":\"w\"}}");

        // When
        var refused = api.put(CONFIG_MAPS + "/a", created.body().toString());

        // Then
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.message())
                .isEqualTo("Operation cannot be fulfilled on configmaps \"a\": the object has been"
                        + " modified; please apply your changes to the latest version and try again");
    }

    @Test
    void what_is_missing_or_there_already_is_said_as_kubectl_shows_it() throws Exception {
        // Given
        api.post(CONFIG_MAPS, "{\"metadata\":{\"name\":\"a\"}}");

        // When, Then
        assertThat(api.get(CONFIG_MAPS + "/b").message()).isEqualTo("configmaps \"b\" not found");
        assertThat(api.get("/apis/apps/v1/namespaces/default/deployments/b").message())
                .isEqualTo("deployments.apps \"b\" not found");
        assertThat(api.post(CONFIG_MAPS, "{\"metadata\":{\"name\":\"a\"}}").message())
                .isEqualTo("configmaps \"a\" already exists");
        assertThat(api.post("/api/v1/namespaces/nowhere/configmaps", "{\"metadata\":{\"name\":\"a\"}}")
                        .message())
                .isEqualTo("namespaces \"nowhere\" not found");
    }

    @Test
    void a_malformed_body_is_refused_with_its_place() throws Exception {
        // When
        var refused = api.post(CONFIG_MAPS, "{\"metadata\":\n{\"name\" \"a\"}}");

        // Then
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message()).contains("line 2");
    }

    @Test
    void a_body_beyond_three_megabytes_is_refused() throws Exception {
        // When
        var refused = api.post(CONFIG_MAPS, "{\"data\":{\"k\":\"" + "x".repeat(10_000_000) + "\"}}");

        // Then
        assertThat(refused.code()).isEqualTo(413);
    }

    @Test
    void plain_text_of_a_secret_is_kept_as_data() {
        // When
        var created = client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("s")
                        .withNamespace("default")
                        .endMetadata()
                        .addToStringData("k", "v")
                        .build())
                .create();

        // Then
        assertThat(created.getStringData()).isNullOrEmpty();
        assertThat(created.getData()).containsEntry("k", "dg==");
    }

    @Test
    void every_service_gets_an_address_of_its_own() {
        // When
        var one = service("one");
        var two = service("two");

        // Then
        assertThat(one).startsWith("10.96.").isNotEqualTo(two);
    }

    private String service(String name) {
        return client.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withPort(80)
                        .endPort()
                        .endSpec()
                        .build())
                .create()
                .getSpec()
                .getClusterIP();
    }

    @Test
    void dependents_go_with_their_last_owner() {
        // Given
        var owner = client.resource(configMap("owner").build()).create();
        var owned = configMap("owned")
                .editMetadata()
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName("owner")
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .build();
        client.resource(owned).create();

        // When
        client.resource(owner).delete();

        // Then
        assertThat(client.configMaps().inNamespace("default").list().getItems()).isEmpty();
    }

    @Test
    void an_object_with_a_finalizer_stays_until_it_is_taken_off() {
        // Given
        client.resource(configMap("held")
                        .editMetadata()
                        .addToFinalizers("example.org/hold")
                        .endMetadata()
                        .build())
                .create();
        var held = client.configMaps().inNamespace("default").withName("held");

        // When
        held.delete();
        var marked = held.get();
        held.edit(
                map -> map.edit().editMetadata().withFinalizers().endMetadata().build());

        // Then
        assertThat(marked.getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(held.get()).isNull();
    }

    @Test
    void a_namespace_takes_everything_in_it_along() throws Exception {
        // Given
        api.post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"bank\"}}");
        api.post("/api/v1/namespaces/bank/configmaps", "{\"metadata\":{\"name\":\"a\"}}");

        // When
        api.delete("/api/v1/namespaces/bank");
        api.post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"bank\"}}");

        // Then
        assertThat(api.get("/api/v1/namespaces/bank/configmaps").body().path("items"))
                .isEmpty();
    }

    @Test
    void selectors_choose_by_label_and_by_field() {
        // Given
        client.resource(configMap("a")
                        .editMetadata()
                        .addToLabels("t", "x")
                        .endMetadata()
                        .build())
                .create();
        client.resource(configMap("b")
                        .editMetadata()
                        .addToLabels("t", "y")
                        .endMetadata()
                        .build())
                .create();
        client.resource(configMap("c").build()).create();
        var maps = client.configMaps().inNamespace("default");

        // When, Then
        assertThat(maps.withLabel("t", "x").list().getItems())
                .extracting(m -> m.getMetadata().getName())
                .containsExactly("a");
        assertThat(maps.withLabelIn("t", "x", "y").list().getItems()).hasSize(2);
        assertThat(maps.withoutLabel("t").list().getItems())
                .extracting(m -> m.getMetadata().getName())
                .containsExactly("c");
        assertThat(maps.withField("metadata.name", "b").list().getItems()).hasSize(1);
    }

    @Test
    void a_watch_sees_an_object_come_into_its_selector_change_and_leave_it() throws Exception {
        // Given
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        var maps = client.configMaps().inNamespace("default");
        try (var watch = maps.withLabel("t", "x").watch(new Recorder(seen))) {
            // When
            client.resource(configMap("a").build()).create();
            maps.withName("a")
                    .edit(m -> m.edit()
                            .editMetadata()
                            .addToLabels("t", "x")
                            .endMetadata()
                            .build());
            maps.withName("a").edit(m -> m.edit().addToData("k", "v").build());
            maps.withName("a")
                    .edit(m -> m.edit()
                            .editMetadata()
                            .removeFromLabels("t")
                            .endMetadata()
                            .build());

            // Then
            assertThat(watch).isNotNull();
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED a");
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("MODIFIED a");
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("DELETED a");
        }
    }

    @Test
    void a_watch_from_a_version_that_is_forgotten_must_list_again() throws Exception {
        // When
        var refused = api.get(CONFIG_MAPS + "?watch=true&resourceVersion=999999");

        // Then
        assertThat(refused.code()).isEqualTo(410);
        assertThat(refused.body().path("reason").asText()).isEqualTo("Expired");
    }

    @Test
    void a_pod_that_runs_somewhere_is_gone_only_when_its_node_says_so() {
        // Given
        var pod = client.pods()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withGenerateName("p-")
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName("n")
                        .addNewContainer()
                        .withName("a")
                        .withImage("i")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        var same =
                client.pods().inNamespace("default").withName(pod.getMetadata().getName());

        // When
        same.delete();
        var stopping = same.get();
        same.withGracePeriod(0).delete();

        // Then
        assertThat(pod.getMetadata().getName()).matches("p-[a-z0-9]{5}");
        assertThat(stopping.getMetadata().getDeletionGracePeriodSeconds()).isEqualTo(30);
        assertThat(same.get()).isNull();
    }

    @Test
    void a_dry_run_answers_but_keeps_nothing() throws Exception {
        // When
        var answer = api.post(CONFIG_MAPS + "?dryRun=All", "{\"metadata\":{\"name\":\"a\"}}");

        // Then
        assertThat(answer.code()).isEqualTo(201);
        assertThat(api.get(CONFIG_MAPS + "/a").code()).isEqualTo(404);
    }

    @Test
    void the_objects_of_a_home_belong_to_one_process() {
        // When, Then
        assertThatThrownBy(() -> new Api(home))
                .hasMessageContaining("in use by another process")
                .hasMessageContaining("SHADOWLEDGER_HOME");
    }

    @Test
    void a_refused_name_says_what_a_name_looks_like() {
        // When, Then
        assertThatThrownBy(
                        () -> client.resource(configMap("Not_A_Name").build()).create())
                .asInstanceOf(throwable(KubernetesClientException.class))
                .hasMessageContaining("a lowercase RFC 1123 subdomain must consist of")
                .extracting(KubernetesClientException::getCode)
                .isEqualTo(422);
    }

    private static ConfigMapBuilder configMap(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .withData(Map.of());
    }

    private record Recorder(BlockingQueue<String> seen) implements Watcher<ConfigMap> {

        @Override
        public void eventReceived(Action action, ConfigMap map) {
            seen.add(action + " " + map.getMetadata().getName());
        }

        @Override
        public void onClose(WatcherException cause) {
            seen.add("closed: " + cause);
        }
    }
}
