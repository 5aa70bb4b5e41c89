package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden ShadowLedgers of crds, as an API server that was given the definition takes or refuses them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GoldenResourcesContract {

    private static final Path ROOT = Path.of(System.getProperty("shadowledger.root", ".."));
    private static final Path FOLDER = ROOT.resolve("crds/src/test/resources/shadowledger");

    private @Nullable TestKubernetes kubernetes;

    abstract KubernetesMode mode();

    @BeforeAll
    void open() {
        kubernetes = TestKubernetes.open(mode());
        kubernetes.define();
        kubernetes
                .client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("bank")
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void removeLedgers() {
        for (String namespace : List.of("default", "bank")) {
            for (String kind : List.of("ShadowLedger", "LedgerVerification", "LedgerRebuild", "DriftCheck")) {
                kubernetes
                        .client()
                        .genericKubernetesResources("shadowledger.io/v1alpha1", kind)
                        .inNamespace(namespace)
                        .delete();
            }
        }
    }

    @AfterAll
    void close() {
        if (kubernetes != null) {
            kubernetes.close();
        }
    }

    static Stream<Path> valid() throws IOException {
        return Stream.concat(files(FOLDER, "valid-"), files(ROOT.resolve("infrastructure/examples"), ""));
    }

    /** A typo is kubectl's to refuse: it asks for strict validation, which an API server does not do by itself. */
    static Stream<Path> invalid() throws IOException {
        return files(FOLDER, "invalid-").filter(file -> !file.endsWith("invalid-typo.yaml"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aRightResourceIsTaken(Path file) throws IOException {
        for (String document : documents(file)) {
            // When
            var stored = apply(document);

            // Then
            assertThat(stored.getMetadata().getUid()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void aWrongResourceIsRefusedWithItsFieldAndSentence(Path file) throws IOException {
        // Given
        var documents = documents(file);
        documents.subList(0, documents.size() - 1).forEach(this::apply);
        var refusal = Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("# field: ") || line.startsWith("# message: "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();

        // Then
        assertThatThrownBy(() -> apply(documents.getLast()))
                .isInstanceOf(KubernetesClientException.class)
                .message()
                .contains(refusal);
    }

    private GenericKubernetesResource apply(String document) {
        return kubernetes
                .client()
                .resource(Serialization.unmarshal(document, GenericKubernetesResource.class))
                .serverSideApply();
    }

    private static List<String> documents(Path file) throws IOException {
        return Arrays.asList(Files.readString(file).split("(?m)^---$"));
    }

    private static Stream<Path> files(Path folder, String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList().stream();
        }
    }
}
