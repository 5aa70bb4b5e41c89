package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.shadowledger.sandbox.kubernetes.process.ProcessTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** What the workers of a node share. */
record NodeParts(
        KubernetesClient client,
        Images images,
        Environment environment,
        Prober prober,
        ProcessTable processes,
        Events events,
        Backoff backoff,
        Path home,
        Clock clock) {

    Instant now() {
        return clock.instant();
    }

    Path logs() {
        return home.resolve("logs");
    }
}
