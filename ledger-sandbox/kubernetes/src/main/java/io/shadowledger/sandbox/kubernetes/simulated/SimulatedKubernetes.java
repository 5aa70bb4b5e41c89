package io.shadowledger.sandbox.kubernetes.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.KubernetesApi;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import io.shadowledger.sandbox.kubernetes.KubernetesUnavailableException;
import io.shadowledger.sandbox.kubernetes.kubeconfig.Kubeconfig;
import io.shadowledger.sandbox.kubernetes.simulated.discovery.Discovery;
import io.shadowledger.sandbox.kubernetes.simulated.http.HttpFront;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.Objects;
import io.shadowledger.sandbox.kubernetes.simulated.object.WriteOptions;
import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A Kubernetes API server in this process. It keeps its objects in {@code <home>/kubernetes} and its port between runs, so
 * that a kubeconfig handed out once stays right.
 */
public final class SimulatedKubernetes implements KubernetesApi {

    private final ObjectStore store;
    private final HttpFront http;
    private final EventExpiry expiry;
    private final Path kubeconfig;

    private SimulatedKubernetes(ObjectStore store, HttpFront http, EventExpiry expiry, Path kubeconfig) {
        this.store = store;
        this.http = http;
        this.expiry = expiry;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Starts the API with the objects of the last run.
     *
     * @param home the sandbox's state directory
     * @throws KubernetesUnavailableException if the objects are in use by another process
     */
    public static SimulatedKubernetes start(Path home, Clock clock) {
        var directory = home.resolve("kubernetes");
        var store = open(directory);
        try {
            var registry = new Registry();
            var objects = new Objects(store, registry, clock);
            seed(registry, objects);
            var http = listen(directory.resolve("port"), store, registry, objects, home.resolve("logs"), clock);
            var kubeconfig = Kubeconfig.plain("http://127.0.0.1:" + http.port(), "shadowledger-simulated")
                    .write(home.resolve("kubeconfig"));
            return new SimulatedKubernetes(store, http, new EventExpiry(store, clock), kubeconfig);
        } catch (IOException e) {
            store.close();
            throw new UncheckedIOException("Cannot start the simulated Kubernetes API in " + directory, e);
        }
    }

    @Override
    public String describe() {
        return """
                Kubernetes is simulated (%s) at http://127.0.0.1:%d: schemas, defaults, validation rules, server-side apply \
                and garbage collection work; there is no authorization (no RBAC), no admission webhooks, no network policies, \
                no scheduling or resource limits, and autoscaling stays at its floor.""".formatted(Discovery.VERSION, http.port());
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public KubernetesMode mode() {
        return KubernetesMode.SIMULATED;
    }

    @Override
    public boolean hasNodes() {
        return false;
    }

    @Override
    public void close() {
        http.close();
        expiry.close();
        store.close();
    }

    private static ObjectStore open(Path directory) {
        try {
            return ObjectStore.open(directory);
        } catch (IllegalStateException e) {
            throw new KubernetesUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static HttpFront listen(
            Path portFile, ObjectStore store, Registry registry, Objects objects, Path logs, Clock clock)
            throws IOException {
        HttpFront front = null;
        if (Files.exists(portFile)) {
            try {
                var port = Integer.parseInt(Files.readString(portFile).strip());
                front = new HttpFront(port, store, registry, objects, logs, clock);
            } catch (IOException | NumberFormatException taken) {
                // Somebody else has the port of the last run: take another one, the kubeconfig is written anew
                front = null;
            }
        }
        if (front == null) {
            front = new HttpFront(0, store, registry, objects, logs, clock);
        }
        Files.writeString(portFile, Integer.toString(front.port()));
        return front;
    }

    /** What every cluster has from its first moment. */
    private static void seed(Registry registry, Objects objects) {
        var namespaces = registry.find("", "v1", "namespaces").orElseThrow();
        for (var name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            create(objects, namespaces, "", name, Json.object());
        }
        create(objects, registry.find("", "v1", "serviceaccounts").orElseThrow(), "default", "default", Json.object());
    }

    private static void create(Objects objects, ResourceType type, String namespace, String name, ObjectNode object) {
        try {
            objects.get(type, namespace, name);
        } catch (ApiException absent) {
            object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
            Json.child(object, "metadata").put("name", name);
            objects.create(type, namespace, object, WriteOptions.internal());
        }
    }
}
