package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.shadowledger.sandbox.kubernetes.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plays kubelet, scheduler and the controllers of Deployments and Jobs on one machine, through the Kubernetes API alone.
 * Pods are local processes on loopback ports, Services are small loopback proxies in front of them.
 */
public final class NodeAgent implements AutoCloseable {

    private final KubernetesClient client;
    private final Path home;
    private final Clock clock;
    private final Prober prober = new Prober();
    private final ServiceProxies services;
    private final PodWorkers pods;
    private final Deployments deployments;
    private final Jobs jobs;
    private final Autoscalers autoscalers;
    private final DisruptionBudgets budgets;
    private final Optional<OwnerCollector> collector;
    private final ControlLoop loop = new ControlLoop(this::pass);

    private NodeAgent(KubernetesClient client, NodeSettings settings, Backoff backoff, Clock clock) {
        this.client = client;
        this.home = settings.home();
        this.clock = clock;
        var directory = settings.home().resolve("node");
        make(directory);
        var processes = new ProcessTable(directory.resolve("processes"));
        processes.reap();
        var events = new Events(client, clock);
        var environment = new Environment(client, new ServiceNames(this::address));
        var parts = new NodeParts(
                client,
                new Images(settings.images()),
                environment,
                prober,
                processes,
                events,
                backoff,
                settings.home(),
                clock);
        pods = new PodWorkers(parts, NodeRegistration.NAME, loop::signal);
        services = new ServiceProxies(
                client,
                new RememberedPorts(directory.resolve("service-ports.properties"), settings.servicePorts()),
                pods::backends);
        deployments = new Deployments(client, events, NodeRegistration.NAME, clock);
        jobs = new Jobs(client, events, NodeRegistration.NAME, clock);
        autoscalers = new Autoscalers(client, clock);
        budgets = new DisruptionBudgets(client, clock);
        collector = OwnerCollector.ifNeeded(client);
    }

    /**
     * Registers the node, stops processes that a killed predecessor left behind, and starts to serve the API. When it
     * returns, no status of an earlier run says any more that something is ready.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API does not answer
     */
    public static NodeAgent start(NodeSettings settings) {
        return start(settings, Backoff.DEFAULT);
    }

    static NodeAgent start(NodeSettings settings, Backoff backoff) {
        var clock = Clock.systemUTC();
        var config = Config.fromKubeconfig(settings.kubeconfig().toFile());
        var client = new KubernetesClientBuilder().withConfig(config).build();
        try {
            var agent = new NodeAgent(client, settings, backoff, clock);
            NodeRegistration.register(client, clock);
            agent.begin();
            return agent;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * Stops the processes of pods that a killed agent left behind; {@link #start} does so by itself.
     *
     * @param home the sandbox's state directory
     * @return how many there were
     */
    public static int stopLeftovers(Path home) {
        return new ProcessTable(home.resolve("node").resolve("processes")).reap();
    }

    /**
     * The loopback address that stands for a Service's port, empty until the Service exists and its proxy listens.
     *
     * @param port the port's name or number, as in the Service
     */
    public Optional<InetSocketAddress> address(String namespace, String service, String port) {
        return services.address(namespace, service, port);
    }

    /** Stops every process it started, gracefully and then for good, and the proxies. */
    @Override
    public void close() {
        loop.close();
        pods.close();
        services.close();
        prober.close();
        client.close();
    }

    private void begin() {
        var present = allPods();
        OldPods.clean(
                home,
                present.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet()),
                clock.instant());
        pods.forgetEarlierRun(present);
        var now = allPods();
        loop.each(allDeployments(), deployment -> deployments.reconcile(deployment, now));
        watch(Service.class);
        watch(Deployment.class);
        watch(Job.class);
        watch(HorizontalPodAutoscaler.class);
        watch(Pod.class);
        loop.start();
        loop.signal();
    }

    /** One look at everything. Lists and not caches: what the last pass made must not be made again. */
    private void pass() {
        services.reconcile(client.services().inAnyNamespace().list().getItems());
        loop.each(
                client.autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inAnyNamespace()
                        .list()
                        .getItems(),
                autoscaler -> autoscalers.reconcile(autoscaler, allDeployments()));
        var present = allPods();
        pods.reconcile(present);
        loop.each(allDeployments(), deployment -> deployments.reconcile(deployment, present));
        loop.each(client.batch().v1().jobs().inAnyNamespace().list().getItems(), job -> jobs.reconcile(job, present));
        loop.each(
                client.policy()
                        .v1()
                        .podDisruptionBudget()
                        .inAnyNamespace()
                        .list()
                        .getItems(),
                budget -> budgets.reconcile(budget, present));
        collector.ifPresent(OwnerCollector::collect);
    }

    private List<Pod> allPods() {
        return client.pods().inAnyNamespace().list().getItems();
    }

    private List<Deployment> allDeployments() {
        return client.apps().deployments().inAnyNamespace().list().getItems();
    }

    private <T extends HasMetadata> SharedIndexInformer<T> watch(Class<T> kind) {
        return client.resources(kind).inAnyNamespace().inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                loop.signal();
            }

            @Override
            public void onUpdate(T before, T after) {
                loop.signal();
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                loop.signal();
            }
        });
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory, e);
        }
    }
}
