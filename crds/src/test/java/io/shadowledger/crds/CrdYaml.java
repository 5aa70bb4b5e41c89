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

/** Makes the CustomResourceDefinition from the Java types, with what the generator cannot say by annotations. */
final class CrdYaml {

    /** Where the definition is kept; {@code kubectl apply -f crds/} takes it from there. */
    static final Path COMMITTED = root().resolve("crds/shadowledgers.shadowledger.io.yaml");

    /** The copy for {@code kubectl apply -k infrastructure/operator}, which may not read outside its folder. */
    static final Path INSTALLED = root().resolve("infrastructure/operator/crds/shadowledgers.shadowledger.io.yaml");

    static final String COMMAND = "mvn -pl crds test -Dtest=CommittedCrdTest -Dcrds.write=true";

    private static final String HEADER =
            "# Generated from the Java types in crds/src/main/java; do not edit.\n" + "# Regenerate: " + COMMAND + "\n";

    /** The pattern of a quantity as controller-gen writes it for Go types. */
    private static final String QUANTITY = "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))"
            + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

    private static final List<String> COLUMNS =
            List.of("Ready", "Status", "Replicas", "Topics", "Age", "Topology", "Message");

    private CrdYaml() {}

    private static Path root() {
        return Path.of(System.getProperty("shadowledger.root", ".."));
    }

    static String generate() {
        var yaml = new ByteArrayOutputStream();
        new CRDGenerator()
                .withOutput(new CRDGenerator.CRDOutput<>() {
                    @Override
                    public ByteArrayOutputStream outputFor(String crdName) {
                        return yaml;
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
                .customResourceClasses(ShadowLedger.class)
                .generate();
        // The generator's own header names its version, which would change the file without changing its meaning.
        var text = yaml.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.equals("---"))
                .toList();
        return HEADER + String.join("\n", text) + "\n";
    }

    private static void complete(CustomResourceDefinition crd) {
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            var columns = version.getAdditionalPrinterColumns();
            columns.sort(Comparator.comparing((CustomResourceColumnDefinition c) -> COLUMNS.indexOf(c.getName())));
            var root = version.getSchema().getOpenAPIV3Schema();
            root.setDescription("A shadow ledger: a second, independent book beside the core banking system's.");
            root.setRequired(List.of("spec"));
            var spec = at(root, "spec");
            spec.setDescription("What the ledger shall be.");
            at(root, "status").setDescription("What the operator found, last. Written by the operator only.");

            keyed(at(spec, "kafka", "topics"), "name");
            keyed(at(root, "status", "roles"), "name");
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
