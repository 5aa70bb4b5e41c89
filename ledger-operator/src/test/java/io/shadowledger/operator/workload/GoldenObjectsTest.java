package io.shadowledger.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.shadowledger.crds.LedgerRebuild;
import io.shadowledger.crds.LedgerVerification;
import io.shadowledger.crds.ShadowLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each folder of {@code src/test/resources/golden} holds a resource and the objects that are made from it. After a
 * wanted change: {@code mvn -pl ledger-operator -am test -Dtest=GoldenObjectsTest -Dgolden.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}, and read the difference.
 */
class GoldenObjectsTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("shadowledger.root", ".."), "ledger-operator/src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"combined", "split"})
    void aResourceMakesExactlyTheseObjects(String folder) throws IOException {
        // Given
        var blueprint = blueprint(folder);

        // When
        var yaml = new Workload()
                .desired(blueprint).stream().map(Serialization::asYaml).collect(Collectors.joining());

        // Then
        assertGolden(folder, yaml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verification", "rebuild"})
    void aRequestMakesExactlyThisJob(String folder) throws IOException {
        // Given
        var blueprint = blueprint("split");
        var in = Files.readString(GOLDEN.resolve(folder).resolve("in.yaml"));

        // When
        var job = folder.equals("rebuild")
                ? RequestJobs.of(blueprint, Serialization.unmarshal(in, LedgerRebuild.class))
                : RequestJobs.of(blueprint, Serialization.unmarshal(in, LedgerVerification.class));

        // Then
        assertGolden(folder, Serialization.asYaml(job));
    }

    private static Blueprint blueprint(String folder) throws IOException {
        return new Blueprint(
                Serialization.unmarshal(
                        Files.readString(GOLDEN.resolve(folder).resolve("in.yaml")), ShadowLedger.class),
                new Images("shadowledger/ledger-service:default", "shadowledger/ledger-console:default"),
                "0123456789abcdef");
    }

    private static void assertGolden(String folder, String yaml) throws IOException {
        var out = GOLDEN.resolve(folder).resolve("out.yaml");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(out, yaml);
        }
        assertThat(yaml).isEqualTo(Files.readString(out));
    }
}
