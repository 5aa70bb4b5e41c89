package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** How the roles of a ledger are spread over Deployments. */
public enum Topology {
    /** One Deployment whose processes play every role: the sandbox and small banks. */
    @JsonProperty("Combined")
    COMBINED(List.of(ServiceRole.ALL)),
    /** A Deployment per role, each with its own autoscaler. */
    @JsonProperty("Split")
    SPLIT(List.of(ServiceRole.EVENTS, ServiceRole.LEDGER, ServiceRole.DRIFT));

    private final List<ServiceRole> roles;

    Topology(List<ServiceRole> roles) {
        this.roles = roles;
    }

    /** The roles that have a Deployment, in the order in which they are reported. */
    public List<ServiceRole> roles() {
        return roles;
    }
}
