package io.shadowledger.crds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/** A folder on a volume of the cluster. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!self.path.startsWith('/') && !self.path.contains('..')",
        fieldPath = ".path",
        message = "path is inside the volume: write it without a leading / and without ..")
public record FolderSource(
        @JsonPropertyDescription("Name of the PersistentVolumeClaim, in the ledger's namespace. With several replicas "
                + "it must be ReadWriteMany. Files move to done/ or failed/ beside the folder's files, so it is mounted "
                + "for writing.")
        @Required
        @Size(min = 1, max = 253)
        String volumeClaim,

        @JsonPropertyDescription("Folder in the volume; empty for its root.") @Default("\"\"") @Size(max = 512)
        String path) {

    public FolderSource {
        path = Objects.requireNonNullElse(path, "");
    }
}
