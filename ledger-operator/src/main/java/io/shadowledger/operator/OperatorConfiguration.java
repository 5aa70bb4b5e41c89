package io.shadowledger.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.shadowledger.operator.database.DatabaseProbe;
import io.shadowledger.operator.driftcheck.DriftCheckReconciler;
import io.shadowledger.operator.request.RebuildReconciler;
import io.shadowledger.operator.request.VerificationReconciler;
import io.shadowledger.operator.secrets.SecretReader;
import io.shadowledger.operator.shadowledger.ShadowLedgerReconciler;
import io.shadowledger.operator.topics.TopicReconciler;
import io.shadowledger.operator.topics.TopicSettings;
import io.shadowledger.operator.workload.Images;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Puts the operator together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorSettings.class)
class OperatorConfiguration {

    /** Fields that the operator applied carry this name in {@code metadata.managedFields}. */
    static final String FIELD_MANAGER = "shadow-ledger-operator";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Configured from the pod's service account or from KUBECONFIG, as kubectl is. */
    @Bean
    KubernetesClient kubernetesClient() {
        return new KubernetesClientBuilder().build();
    }

    @Bean(destroyMethod = "close")
    ExecutorService probes() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    ShadowLedgerReconciler shadowLedgerReconciler(
            OperatorSettings settings, KubernetesClient client, Clock clock, ExecutorService probes) {
        return new ShadowLedgerReconciler(
                new SecretReader(client),
                new TopicReconciler(new TopicSettings(settings.kafka(), settings.timeout())),
                new DatabaseProbe(settings.timeout()),
                images(settings),
                clock,
                settings.recheck(),
                settings.resync(),
                probes);
    }

    @Bean
    VerificationReconciler verificationReconciler(OperatorSettings settings, Clock clock) {
        return new VerificationReconciler(images(settings), clock, settings.recheck());
    }

    @Bean
    RebuildReconciler rebuildReconciler(OperatorSettings settings, Clock clock) {
        return new RebuildReconciler(images(settings), clock, settings.recheck());
    }

    @Bean(destroyMethod = "close")
    HttpClient ledgerHttp(OperatorSettings settings) {
        return HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Bean
    DriftCheckReconciler driftCheckReconciler(
            OperatorSettings settings, KubernetesClient client, HttpClient ledgerHttp, Clock clock) {
        return new DriftCheckReconciler(
                new SecretReader(client),
                (address, username, password) ->
                        LedgerDoor.open(ledgerHttp, settings.timeout(), address, username, password),
                settings.addresses(),
                images(settings),
                clock,
                settings.recheck());
    }

    private static Images images(OperatorSettings settings) {
        return new Images(settings.images().service(), settings.images().console());
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Operator operator(
            OperatorSettings settings,
            KubernetesClient client,
            MeterRegistry meters,
            List<Reconciler<?>> reconcilers,
            Leadership leadership) {
        var operator = new Operator(overrider -> {
            overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(meters))
                    .withSSABasedCreateUpdateMatchForDependentResources(settings.ssa())
                    .withUseSSAToPatchPrimaryResource(settings.ssa())
                    // java-operator-sdk leaves ConfigMaps out by default; here one rule holds for all.
                    .withDefaultNonSSAResource(Set.of())
                    // Children carry what they are for, and no bookkeeping of the framework.
                    .withPreviousAnnotationForDependentResources(false)
                    .withReconciliationTerminationTimeout(Duration.ofSeconds(15));
            if (settings.leaderElection().enabled()) {
                overrider.withLeaderElectionConfiguration(leaderElection(settings.leaderElection(), leadership));
            }
        });
        reconcilers.forEach(reconciler -> register(operator, reconciler, settings));
        return operator;
    }

    private static <P extends HasMetadata> void register(
            Operator operator, Reconciler<P> reconciler, OperatorSettings settings) {
        operator.register(reconciler, configuration -> {
            configuration
                    .withFieldManager(FIELD_MANAGER)
                    .withReconciliationMaxInterval(settings.resync())
                    .withRetry(new GenericRetry()
                            .setInitialInterval(Duration.ofSeconds(1).toMillis())
                            .setIntervalMultiplier(2)
                            .setMaxInterval(Duration.ofMinutes(1).toMillis())
                            .withoutMaxAttempts());
            if (settings.namespaces().isEmpty()) {
                configuration.watchingAllNamespaces();
            } else {
                configuration.settingNamespaces(Set.copyOf(settings.namespaces()));
            }
        });
    }

    private static LeaderElectionConfiguration leaderElection(
            OperatorSettings.LeaderElection election, Leadership leadership) {
        var namespace = StringUtils.hasText(election.namespace()) ? election.namespace() : null;
        var identity = StringUtils.hasText(election.identity()) ? election.identity() : null;
        return new LeaderElectionConfiguration(
                election.leaseName(),
                namespace,
                LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE,
                LeaderElectionConfiguration.RENEW_DEADLINE_DEFAULT_VALUE,
                LeaderElectionConfiguration.RETRY_PERIOD_DEFAULT_VALUE,
                identity,
                leadership.callbacks(),
                false);
    }
}
