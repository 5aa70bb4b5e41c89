package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loopback proxy for every port of every Service, on a port that stays the same between runs. */
final class ServiceProxies implements AutoCloseable {

    /** Annotation with which a Service asks for a local port. */
    static final String WANTED = "sandbox.shadowledger.io/port";
    /** Annotation that tells where a Service's port is; the port's name or number is appended. */
    static final String ADDRESS = "sandbox.shadowledger.io/address-";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProxies.class);

    private record Key(String namespace, String service, String port) {
        @Override
        public String toString() {
            return namespace + "/" + service + "/" + port;
        }
    }

    private record Proxied(TcpProxy proxy, int number) {}

    private final KubernetesClient client;
    private final RememberedPorts remembered;
    /** The local port that a target port has in the ready pods of a selector. */
    private final BiFunction<Service, ServicePort, List<Integer>> backends;

    private final Map<Key, Proxied> proxies = new ConcurrentHashMap<>();
    private final Map<Key, Service> services = new ConcurrentHashMap<>();

    ServiceProxies(
            KubernetesClient client,
            RememberedPorts remembered,
            BiFunction<Service, ServicePort, List<Integer>> backends) {
        this.client = client;
        this.remembered = remembered;
        this.backends = backends;
    }

    /** Opens the proxies that are missing and closes those whose Service is gone. */
    void reconcile(List<Service> all) {
        var wanted = new HashSet<Key>();
        for (var service : all) {
            if (service.getSpec().getSelector() == null
                    || service.getSpec().getSelector().isEmpty()) {
                continue;
            }
            for (var port : service.getSpec().getPorts()) {
                var key = key(service, port);
                wanted.add(key);
                services.put(key, service);
                if (!proxies.containsKey(key)) {
                    open(key, service, port);
                }
            }
            annotate(service);
        }
        for (var key : List.copyOf(proxies.keySet())) {
            if (!wanted.contains(key)) {
                Objects.requireNonNull(proxies.remove(key)).proxy().close();
                services.remove(key);
            }
        }
    }

    /** The local address of a Service's port, by its name or number. */
    Optional<InetSocketAddress> address(String namespace, String service, String port) {
        return proxies.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(namespace)
                        && entry.getKey().service().equals(service)
                        && (entry.getKey().port().equals(port)
                                || Integer.toString(entry.getValue().number()).equals(port)))
                .map(entry -> new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        entry.getValue().proxy().port()))
                .findFirst();
    }

    @Override
    public void close() {
        proxies.values().forEach(proxied -> proxied.proxy().close());
        proxies.clear();
    }

    private void open(Key key, Service service, ServicePort port) {
        var sticky = "ClientIP".equals(service.getSpec().getSessionAffinity());
        for (var candidate : candidates(key, service, port)) {
            try {
                var proxy = new TcpProxy(
                        candidate, () -> backends.apply(services.getOrDefault(key, service), port), sticky);
                proxies.put(key, new Proxied(proxy, port.getPort()));
                remembered.put(key.toString(), proxy.port());
                return;
            } catch (IOException inUse) {
                LOG.atDebug().addKeyValue("port", candidate).log("Port is in use, trying the next");
            }
        }
    }

    /** The port asked for, the one of the last run, the Service's own, and at last any free one. */
    private List<Integer> candidates(Key key, Service service, ServicePort port) {
        var candidates = new ArrayList<Integer>();
        var annotations = Objects.requireNonNullElse(service.getMetadata().getAnnotations(), Map.<String, String>of());
        var asked = annotations.get(WANTED);
        if (asked != null && asked.matches("\\d{1,5}")) {
            candidates.add(Integer.valueOf(asked));
        }
        remembered.get(key.toString()).ifPresent(candidates::add);
        if (!remembered.isTaken(port.getPort())) {
            candidates.add(port.getPort());
        }
        candidates.add(0);
        return candidates;
    }

    private void annotate(Service service) {
        var missing = new LinkedHashMap<String, String>();
        var present = Objects.requireNonNullElse(service.getMetadata().getAnnotations(), Map.<String, String>of());
        for (var port : service.getSpec().getPorts()) {
            var key = key(service, port);
            var proxied = proxies.get(key);
            if (proxied != null) {
                var address = "127.0.0.1:" + proxied.proxy().port();
                if (!address.equals(present.get(ADDRESS + key.port()))) {
                    missing.put(ADDRESS + key.port(), address);
                }
            }
        }
        if (!missing.isEmpty()) {
            client.services()
                    .inNamespace(service.getMetadata().getNamespace())
                    .withName(service.getMetadata().getName())
                    .edit(current -> current.edit()
                            .editMetadata()
                            .addToAnnotations(missing)
                            .endMetadata()
                            .build());
        }
    }

    private static Key key(Service service, ServicePort port) {
        return new Key(
                service.getMetadata().getNamespace(),
                service.getMetadata().getName(),
                Objects.requireNonNullElseGet(port.getName(), () -> Integer.toString(port.getPort())));
    }

    /** Whether a pod carries all labels of a Service's selector. */
    static boolean selects(Service service, Pod pod) {
        var labels = Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.<String, String>of());
        return pod.getMetadata().getNamespace().equals(service.getMetadata().getNamespace())
                && labels.entrySet().containsAll(service.getSpec().getSelector().entrySet());
    }
}
