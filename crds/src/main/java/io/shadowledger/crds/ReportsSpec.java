package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where reports of the core banking system come from by themselves. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportsSpec(
        @JsonPropertyDescription("Places that the ledger watches for reports, each by its name.") @Size(max = 16)
        List<ReportSourceSpec> sources,

        @JsonPropertyDescription("Name of the Secret, in the ledger's namespace, with the keys access-key-id and "
                + "secret-access-key for sources in S3. Left out: the pods' own identity (EKS Pod Identity, IRSA).")
        @Size(min = 1, max = 253)
        @Nullable
        String s3CredentialsSecret) {

    static final ReportsSpec NONE = new ReportsSpec(List.of(), null);

    public ReportsSpec {
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}
