package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events, which {@code kubectl describe} shows. One that says the same again is counted instead of repeated. */
final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private record Identity(String uid, String reason, String message) {}

    private record Known(String name, int count) {}

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<Identity, Known> known = new ConcurrentHashMap<>();

    Events(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    void normal(HasMetadata about, String reason, String message) {
        record(about, "Normal", reason, message);
    }

    void warning(HasMetadata about, String reason, String message) {
        record(about, "Warning", reason, message);
    }

    /** An event that cannot be written is lost: nothing depends on it. */
    private void record(HasMetadata about, String type, String reason, String message) {
        var identity = new Identity(about.getMetadata().getUid(), reason, message);
        try {
            var before = known.get(identity);
            known.put(identity, before == null ? create(about, type, reason, message) : countUp(about, before));
        } catch (KubernetesClientException e) {
            LOG.atDebug().setCause(e).addKeyValue("reason", reason).log("Event was not written");
        }
    }

    private Known create(HasMetadata about, String type, String reason, String message) {
        var now = ContainerState.text(clock.instant());
        var namespace = about.getMetadata().getNamespace();
        var created = client.v1()
                .events()
                .inNamespace(namespace)
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName(about.getMetadata().getName() + ".")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withType(type)
                        .withReason(reason)
                        .withMessage(message)
                        .withFirstTimestamp(now)
                        .withLastTimestamp(now)
                        .withCount(1)
                        .withNewSource()
                        .withComponent("sandbox-node")
                        .endSource()
                        .withNewInvolvedObject()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withNamespace(namespace)
                        .withName(about.getMetadata().getName())
                        .withUid(about.getMetadata().getUid())
                        .endInvolvedObject()
                        .build())
                .create();
        return new Known(created.getMetadata().getName(), 1);
    }

    private Known countUp(HasMetadata about, Known before) {
        var now = ContainerState.text(clock.instant());
        client.v1()
                .events()
                .inNamespace(about.getMetadata().getNamespace())
                .withName(before.name())
                .edit(event -> new EventBuilder(event)
                        .withCount(before.count() + 1)
                        .withLastTimestamp(now)
                        .build());
        return new Known(before.name(), before.count() + 1);
    }
}
