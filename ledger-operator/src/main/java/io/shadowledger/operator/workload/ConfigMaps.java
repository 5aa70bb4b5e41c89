package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.shadowledger.operator.digest.Digests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings that all roles share. Nothing secret is among them. */
final class ConfigMaps extends ChildDependent<ConfigMap> {

    ConfigMaps() {
        super(ConfigMap.class);
    }

    @Override
    List<ConfigMap> desired(Blueprint blueprint) {
        return List.of(new ConfigMapBuilder()
                .withMetadata(blueprint.metadata(blueprint.configMapName()))
                .withData(data(blueprint))
                .build());
    }

    /** Digest of the settings; pods are rolled when it changes, because a process reads them once. */
    static String digest(Blueprint blueprint) {
        return Digests.shortDigest(data(blueprint).toString());
    }

    private static Map<String, String> data(Blueprint blueprint) {
        var spec = blueprint.spec();
        var data = new TreeMap<String, String>();
        data.put("SPRING_PROFILES_ACTIVE", "kubernetes");
        data.put("KAFKA_BOOTSTRAP_SERVERS", spec.kafka().bootstrapServers());
        data.put("POSTGRES_HOST", spec.database().host());
        data.put("POSTGRES_PORT", String.valueOf(spec.database().port()));
        data.put("POSTGRES_DATABASE", spec.database().name());
        var replica = spec.database().readReplica();
        if (replica != null) {
            data.put("POSTGRES_READ_HOST", replica.host());
            data.put("POSTGRES_READ_PORT", String.valueOf(replica.port()));
            data.put("SHADOWLEDGER_READ_MAX_LAG", replica.maxLag());
        }
        data.put("REDIS_HOST", spec.cacheOrNone().host());
        data.put("REDIS_PORT", String.valueOf(spec.cacheOrNone().port()));
        data.put("REDIS_TLS", String.valueOf(spec.cacheOrNone().tls()));
        data.put("SHADOWLEDGER_CLOSE_AFTER", spec.storageOrDefault().closeAfter());
        data.put("SHADOWLEDGER_DEFAULT_CURRENCY", spec.defaultCurrency());
        data.putAll(SettingsOfDrift.of(spec.driftOrDefault()));
        data.putAll(ReportSources.settings(spec.reportsOrNone()));
        data.put("SHADOWLEDGER_KAFKA_GROUP", "shadow-ledger." + blueprint.namespace() + "." + blueprint.name());
        return data;
    }

    @Override
    Object essence(ConfigMap actual) {
        return actual.getData();
    }
}
