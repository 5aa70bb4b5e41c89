package io.shadowledger.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rights that {@code infrastructure/operator} grants, spelled out call by call. */
final class OperatorRole {

    private OperatorRole() {}

    /** What the first document of the file grants. */
    static Set<ApiCall> granted(String file) {
        try {
            var yaml = Files.readString(
                    Path.of(System.getProperty("shadowledger.root", "..")).resolve("infrastructure/operator/" + file));
            var rules = switch (Serialization.unmarshal(yaml.split("(?m)^---$")[0], HasMetadata.class)) {
                case ClusterRole role -> role.getRules();
                case Role role -> role.getRules();
                case Object other -> throw new IllegalArgumentException(file + " begins with " + other);
            };
            return spelledOut(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<ApiCall> spelledOut(List<PolicyRule> rules) {
        var calls = new TreeSet<ApiCall>();
        for (PolicyRule rule : rules) {
            for (String group : rule.getApiGroups()) {
                for (String resource : rule.getResources()) {
                    rule.getVerbs().forEach(verb -> calls.add(new ApiCall(group, resource, verb)));
                }
            }
        }
        return calls;
    }
}
