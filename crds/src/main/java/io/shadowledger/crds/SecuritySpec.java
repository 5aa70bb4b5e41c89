package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Secrets in the ledger's namespace. The operator reads that they are there; it copies them nowhere. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecuritySpec(
        @JsonPropertyDescription("Name of the Secret whose key jwt-secret signs and checks tokens.")
        @Required
        @Size(min = 1, max = 253)
        String jwtSecret,

        @JsonPropertyDescription("Name of the Secret whose key users holds one user per line: "
                + "name:{bcrypt}hash:role,role with the roles user, auditor and admin.")
        @Required
        @Size(min = 1, max = 253)
        String usersSecret,

        @JsonPropertyDescription("Name of the Secret with the keys username and password of the user that the operator "
                + "asks the ledger as, for DriftChecks. Give that user the role auditor and no other. Left out: no "
                + "DriftCheck is done.")
        @Size(min = 1, max = 253)
        @Nullable
        String operatorSecret) {}
