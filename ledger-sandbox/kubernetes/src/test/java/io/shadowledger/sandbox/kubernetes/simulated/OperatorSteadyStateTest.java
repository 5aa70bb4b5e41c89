package io.shadowledger.sandbox.kubernetes.simulated;

import static io.shadowledger.sandbox.kubernetes.simulated.Api.WIDGETS;
import static io.shadowledger.sandbox.kubernetes.simulated.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java operator SDK with its defaults, server-side apply and its matcher, against the simulated API. */
class OperatorSteadyStateTest {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

    @TempDir
    Path home;

    @Group("example.org")
    @Version("v1")
    public static class Widget extends CustomResource<Map<String, Object>, Map<String, Object>> implements Namespaced {
        private static final long serialVersionUID = 1L;
    }

    @KubernetesDependent
    public static class Web extends CRUDKubernetesDependentResource<Deployment, Widget> {
        public Web() {
            super(Deployment.class);
        }

        @Override
        protected Deployment desired(Widget widget, Context<Widget> context) {
            var name = widget.getMetadata().getName();
            return new DeploymentBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(widget.getMetadata().getNamespace())
                    .endMetadata()
                    .withNewSpec()
                    .withNewSelector()
                    .addToMatchLabels("app", name)
                    .endSelector()
                    .withNewTemplate()
                    .withNewMetadata()
                    .addToLabels("app", name)
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("a")
                    .withImage("x/" + widget.getSpec().get("colour"))
                    .addNewPort()
                    .withContainerPort(8080)
                    .withName("http")
                    .endPort()
                    .addNewEnv()
                    .withName("SIZE")
                    .withValue(String.valueOf(widget.getSpec().get("size")))
                    .endEnv()
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build();
        }
    }

    @Workflow(dependents = @Dependent(type = Web.class))
    @ControllerConfiguration(name = "widgets")
    public static class Widgets implements Reconciler<Widget> {

        final AtomicInteger passes = new AtomicInteger();

        @Override
        public UpdateControl<Widget> reconcile(Widget widget, Context<Widget> context) {
            passes.incrementAndGet();
            widget.setStatus(Map.of("replicas", 1));
            return UpdateControl.patchStatus(widget);
        }
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void steady_state_writes_nothing_and_a_change_by_hand_is_put_right() throws Exception {
        try (var api = new Api(home).withWidgets();
                var client = api.client()) {
            // Given
            var reconciler = new Widgets();
            var operator = new Operator(overrider -> overrider.withKubernetesClient(client));
            operator.register(reconciler);
            operator.start();
            try {
                api.post(WIDGETS, widget("a", "{\"colour\":\"red\"}"));
                await(() -> api.get(DEPLOYMENTS + "/a").code() == 200);
                await(() -> api.get(WIDGETS + "/a").body().path("status").has("replicas"));
                var deployment = api.get(DEPLOYMENTS + "/a").body();
                var passes = reconciler.passes.get();

                // When
                api.merge(WIDGETS + "/a", "{\"metadata\":{\"annotations\":{\"look\":\"again\"}}}");
                api.merge(WIDGETS + "/a", "{\"spec\":{\"replicas\":5}}");
                await(() -> reconciler.passes.get() > passes);
                api.merge(DEPLOYMENTS + "/a?fieldManager=hand", "{\"spec\":{\"replicas\":3}}");
                api.send(
                        "PATCH",
                        DEPLOYMENTS + "/a?fieldManager=hand",
                        "application/json-patch+json",
                        "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"x/wrong\"}]");

                // Then
                await(() -> image(api).equals("x/red"));
                var after = api.get(DEPLOYMENTS + "/a").body();
                // Made, scaled by hand, changed by hand, put right: four writes and not one more
                assertThat(after.path("metadata").path("generation").asInt()).isEqualTo(4);
                assertThat(after.path("spec").path("replicas").asInt()).isEqualTo(3);
                assertThat(deployment.path("metadata").path("generation").asInt())
                        .isEqualTo(1);
            } finally {
                operator.stop();
            }
        }
    }

    private static String image(Api api) throws Exception {
        return api.get(DEPLOYMENTS + "/a")
                .body()
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
