package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A prefix of an S3 bucket; nothing there is ever changed or removed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record S3Source(
        @JsonPropertyDescription("Name of the bucket.") @Required @Size(min = 3, max = 63)
        String bucket,

        @JsonPropertyDescription("What the keys of reports begin with; empty for the whole bucket.")
        @Default("\"\"")
        @Size(max = 1024)
        String prefix,

        @JsonPropertyDescription("AWS region of the bucket. Left out: the pod's own.")
        @Size(min = 1, max = 32)
        @Nullable
        String region,

        @JsonPropertyDescription("Address of an S3 that is not AWS's, such as https://s3.bank.example.com.")
        @Size(min = 1, max = 512)
        @Nullable
        String endpoint) {

    public S3Source {
        prefix = Objects.requireNonNullElse(prefix, "");
    }
}
