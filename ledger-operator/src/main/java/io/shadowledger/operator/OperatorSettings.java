package io.shadowledger.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the operator, {@code shadowledger.operator.*}.
 *
 * @param ssa whether objects and status are written by server-side apply; false for an API that cannot do it
 * @param namespaces the namespaces whose ledgers are looked after; empty for all
 * @param resync how often a ledger is looked at without an event: what is outside Kubernetes sends none
 * @param recheck how soon a ledger that is not ready is looked at again
 * @param images what runs if a resource names no image
 * @param leaderElection how replicas of the operator agree on one that works
 * @param kafka settings of the Kafka admin client beyond the bootstrap servers
 * @param addresses where ledgers are reached, by {@code namespace/name}, for an operator outside of the cluster, where
 *     the names of Services mean nothing
 * @param timeout how long Kafka and the database may each take to answer
 */
@ConfigurationProperties("shadowledger.operator")
record OperatorSettings(
        @DefaultValue("true") boolean ssa,
        @DefaultValue List<String> namespaces,
        @DefaultValue("60s") Duration resync,
        @DefaultValue("10s") Duration recheck,
        Images images,
        LeaderElection leaderElection,
        @DefaultValue Map<String, String> kafka,
        @DefaultValue Map<String, String> addresses,
        @DefaultValue("5s") Duration timeout) {

    /** Default images, of the operator's own version. */
    record Images(String service, String console) {}

    /**
     * Leader election through a Lease.
     *
     * @param enabled off only where there can be but one operator
     * @param leaseName the Lease
     * @param namespace its namespace; left out: that of the pod
     * @param identity the name of this replica; left out: its host name
     */
    record LeaderElection(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("shadow-ledger-operator") String leaseName,
            @Nullable String namespace,
            @Nullable String identity) {}
}
