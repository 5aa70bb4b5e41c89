package io.shadowledger.api.auth;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a user may do. Four eyes come on top: whoever proposed a correction never approves it. */
public enum Role {
    /** Submits events and reads balances. */
    @JsonProperty("user")
    USER,
    /** Submits reports, reads breaks, balances and statements, proposes corrections. */
    @JsonProperty("auditor")
    AUDITOR,
    /** Proposes, approves and rejects corrections. */
    @JsonProperty("admin")
    ADMIN
}
