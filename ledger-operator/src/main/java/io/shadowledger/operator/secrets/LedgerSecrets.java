package io.shadowledger.operator.secrets;

import io.shadowledger.operator.database.Credentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that a ledger names.
 *
 * @param credentials of the database, or null if they are not there
 * @param missing what has to be created before the ledger can run
 * @param version changes whenever one of the Secrets changes; says nothing about their content
 */
public record LedgerSecrets(@Nullable Credentials credentials, List<Missing> missing, String version) {

    public LedgerSecrets {
        missing = List.copyOf(missing);
    }

    /** A key of a Secret that is not there. */
    public record Missing(String namespace, String secret, String key) {}

    /** What is missing, with the command that makes it; empty if nothing is. */
    public String remedy() {
        return missing.stream()
                .collect(Collectors.groupingBy(Missing::secret, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> {
                    var keys = entry.getValue().stream().map(Missing::key).toList();
                    var namespace = entry.getValue().getFirst().namespace();
                    return "Secret %s/%s lacks the key%s %s; create it: kubectl -n %s create secret generic %s %s"
                            .formatted(
                                    namespace,
                                    entry.getKey(),
                                    keys.size() == 1 ? "" : "s",
                                    String.join(" and ", keys),
                                    namespace,
                                    entry.getKey(),
                                    keys.stream()
                                            .map(key -> "--from-file=" + key + "=FILE")
                                            .collect(Collectors.joining(" ")));
                })
                .collect(Collectors.joining(". "));
    }
}
