package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.List;
import java.util.Objects;

/** The identity of a ledger's pods. They never talk to the Kubernetes API, so no token is mounted. */
final class ServiceAccounts extends ChildDependent<ServiceAccount> {

    ServiceAccounts() {
        super(ServiceAccount.class);
    }

    @Override
    List<ServiceAccount> desired(Blueprint blueprint) {
        return List.of(new ServiceAccountBuilder()
                .withMetadata(blueprint.metadata(blueprint.name()))
                .withAutomountServiceAccountToken(false)
                .build());
    }

    @Override
    Object essence(ServiceAccount actual) {
        return Objects.requireNonNullElse(actual.getAutomountServiceAccountToken(), true);
    }
}
