package io.shadowledger.crds;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the CustomResourceDefinitions from the Java types, with what the generator cannot say by annotations. */
final class CrdYaml {

    static final String COMMAND = "mvn -pl crds test -Dtest=CommittedCrdTest -Dcrds.write=true";

    private static final String HEADER =
            "# Generated from the Java types in crds/src/main/java; do not edit.\n" + "# Regenerate: " + COMMAND + "\n";

    /** The pattern of a quantity as controller-gen writes it for Go types. */
    private static final String QUANTITY = "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))"
            + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

    private static final List<String> COLUMNS = List.of(
            "Ready",
            "Ledger",
            "Status",
            "Phase",
            "Progress",
            "Replicas",
            "Topics",
            "Accounts",
            "Differing",
            "Residual",
            "Report",
            "As of",
            "Entries",
            "Records",
            "Duration",
            "Age",
            "Topology",
            "Message",
            "Result");

    /** What each definition says about its resource, its spec and its status. */
    private static final Map<String, List<String>> DESCRIPTIONS = Map.of(
            "ShadowLedger",
            List.of(
                    "A shadow ledger: a second, independent book beside the core banking system's.",
                    "What the ledger shall be.",
                    "What the operator found, last. Written by the operator only."),
            "LedgerVerification",
            List.of(
                    "A request to hold a ledger's book against its own hash chains.",
                    "Which book, and how much of it. It cannot change.",
                    "How it went. Written by the operator only."),
            "LedgerRebuild",
            List.of(
                    "A request to make a ledger's book anew from the topics and to compare it with the original.",
                    "Which book, and where to. It cannot change.",
                    "How it went. Written by the operator only."),
            "DriftCheck",
            List.of(
                    "A request to compare a report of the core banking system with a ledger's book.",
                    "Which report, and which book. It cannot change.",
                    "What comparing came to. Written by the operator only."));

    private CrdYaml() {}

    private static Path root() {
        return Path.of(System.getProperty("shadowledger.root", ".."));
    }

    /** Where a definition is kept; {@code kubectl apply -f crds/} takes it from there. */
    static Path committed(String name) {
        return root().resolve("crds/" + name + ".yaml");
    }

    /** The copy for {@code kubectl apply -k infrastructure/operator}, which may not read outside its folder. */
    static Path installed(String name) {
        return root().resolve("infrastructure/operator/crds/" + name + ".yaml");
    }

    /** The definitions by their names. */
    static SortedMap<String, String> generate() {
        var yaml = new TreeMap<String, ByteArrayOutputStream>();
        new CRDGenerator()
                .withOutput(new CRDGenerator.CRDOutput<>() {
                    @Override
                    public ByteArrayOutputStream outputFor(String crdName) {
                        // Of the form plural.group-version
                        return yaml.computeIfAbsent(crdName.replaceFirst("-v1$", ""), _ -> new ByteArrayOutputStream());
                    }

                    @Override
                    public void close() {}
                })
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
                        complete((CustomResourceDefinition) crd);
                        return crd;
                    }
                })
                .withParallelGenerationEnabled(false)
                .forCRDVersions("v1")
                .customResourceClasses(
                        ShadowLedger.class, LedgerVerification.class, LedgerRebuild.class, DriftCheck.class)
                .generate();
        var texts = new TreeMap<String, String>();
        yaml.forEach((name, bytes) -> {
            // The generator's own header names its version, which would change the file without changing its meaning.
            var text = bytes.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.equals("---"))
                    .toList();
            texts.put(name, HEADER + String.join("\n", text) + "\n");
        });
        return texts;
    }

    private static void complete(CustomResourceDefinition crd) {
        var kind = crd.getSpec().getNames().getKind();
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            var columns = version.getAdditionalPrinterColumns();
            columns.sort(Comparator.comparing((CustomResourceColumnDefinition c) -> COLUMNS.indexOf(c.getName())));
            var root = version.getSchema().getOpenAPIV3Schema();
            var descriptions = DESCRIPTIONS.get(kind);
            root.setDescription(descriptions.get(0));
            root.setRequired(List.of("spec"));
            at(root, "spec").setDescription(descriptions.get(1));
            at(root, "status").setDescription(descriptions.get(2));

            if (kind.equals("ShadowLedger")) {
                keyed(at(root, "spec", "kafka", "topics"), "name");
                keyed(at(root, "spec", "drift", "schedules"), "name");
                keyed(at(root, "spec", "reports", "sources"), "name");
                keyed(at(root, "status", "roles"), "name");
                keyed(at(root, "status", "driftSchedules"), "name");
            }
            var conditions = at(root, "status", "conditions");
            keyed(conditions, "type");
            var condition = conditions.getItems().getSchema();
            condition.setRequired(List.of("lastTransitionTime", "message", "reason", "status", "type"));
            at(condition, "lastTransitionTime").setFormat("date-time");
            quantities(root);
        }
    }

    private static JSONSchemaProps at(JSONSchemaProps schema, String... path) {
        for (String name : path) {
            schema = schema.getProperties().get(name);
        }
        return schema;
    }

    /** A list whose items are told apart by a key: server-side apply and transition rules go by it. */
    private static void keyed(JSONSchemaProps list, String key) {
        list.setXKubernetesListType("map");
        list.setXKubernetesListMapKeys(List.of(key));
    }

    private static void quantities(JSONSchemaProps schema) {
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            schema.setPattern(QUANTITY);
        }
        Map<String, JSONSchemaProps> properties = schema.getProperties();
        if (properties != null) {
            properties.values().forEach(CrdYaml::quantities);
        }
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            quantities(schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null
                && schema.getAdditionalProperties().getSchema() != null) {
            quantities(schema.getAdditionalProperties().getSchema());
        }
    }
}
