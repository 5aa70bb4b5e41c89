package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kustomization in {@code infrastructure/operator}, rendered by the kubectl at hand. */
class InstallTest {

    private static final Path ROOT = Path.of(System.getProperty("shadowledger.root", ".."));

    @TempDir
    Path directory;

    @Test
    void itRendersToWhatTheOperatorNeedsAndNothingElse() throws Exception {
        // When
        var objects = render();

        // Then
        assertThat(objects.stream().map(o -> o.getKind() + " " + o.getMetadata().getName()))
                .containsExactlyInAnyOrder(
                        "Namespace shadow-ledger-system",
                        "CustomResourceDefinition driftchecks.shadowledger.io",
                        "CustomResourceDefinition ledgerrebuilds.shadowledger.io",
                        "CustomResourceDefinition ledgerverifications.shadowledger.io",
                        "CustomResourceDefinition shadowledgers.shadowledger.io",
                        "ServiceAccount shadow-ledger-operator",
                        "ClusterRole shadow-ledger-operator",
                        "ClusterRoleBinding shadow-ledger-operator",
                        "Role shadow-ledger-operator-leader-election",
                        "RoleBinding shadow-ledger-operator-leader-election",
                        "Deployment shadow-ledger-operator",
                        "PodDisruptionBudget shadow-ledger-operator");
    }

    @Test
    void itInstallsTheDefinitionsThatKubectlTakesFromCrds() throws Exception {
        // Given
        var committed = new ArrayList<CustomResourceDefinition>();
        try (var files = Files.newDirectoryStream(ROOT.resolve("crds"), "*.shadowledger.io.yaml")) {
            for (var file : files) {
                committed.add(Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class));
            }
        }

        // When
        var installed = render().stream()
                .filter(CustomResourceDefinition.class::isInstance)
                .map(CustomResourceDefinition.class::cast)
                .toList();

        // Then
        assertThat(installed)
                .extracting(CustomResourceDefinition::getSpec)
                .containsExactlyInAnyOrderElementsOf(committed.stream()
                        .map(CustomResourceDefinition::getSpec)
                        .toList());
    }

    @Test
    void itRunsTheImageOfThisVersion() throws Exception {
        // Given
        var pom = Files.readString(ROOT.resolve("ledger-operator/pom.xml"));
        var version = pom.replaceAll("(?s).*?<version>(.*?)(-SNAPSHOT)?</version>.*", "$1");
        var settings = Files.readString(ROOT.resolve("ledger-operator/src/main/resources/application.yaml"));

        // When
        var operator = the(Deployment.class, render());

        // Then
        assertThat(operator.getSpec().getTemplate().getSpec().getContainers())
                .singleElement()
                .satisfies(container ->
                        assertThat(container.getImage()).isEqualTo("shadowledger/ledger-operator:" + version));
        assertThat(settings)
                .contains("shadowledger/ledger-service:" + version, "shadowledger/ledger-console:" + version);
    }

    private static <T extends HasMetadata> T the(Class<T> kind, List<HasMetadata> objects) {
        return objects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<HasMetadata> render() throws IOException, InterruptedException {
        var kubectl = kubectl();
        assumeTrue(
                kubectl.isPresent(), "Skipped: there is no kubectl on the PATH, and only it renders a kustomization");
        var out = directory.resolve("rendered.yaml");
        var errors = directory.resolve("errors.txt");
        var process = new ProcessBuilder(
                        kubectl.get(),
                        "kustomize",
                        ROOT.resolve("infrastructure/operator").toString())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        var documents = Files.readString(out).split("(?m)^---$");
        return Arrays.stream(documents)
                .map(yaml -> (HasMetadata)
                        Serialization.unmarshal(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))))
                .collect(Collectors.toList());
    }

    private static Optional<String> kubectl() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
