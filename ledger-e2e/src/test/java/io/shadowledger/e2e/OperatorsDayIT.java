package io.shadowledger.e2e;

import static io.shadowledger.e2e.Demo.eventually;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.sandbox.sample.Fault;
import io.shadowledger.sandbox.sample.SampleDay;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job through the command line: status, drift, correction under four eyes, and the books tie again. */
@ExtendWith(WholeSystem.class)
class OperatorsDayIT {

    @Test
    void theBreaksAreTheSeededFaultsAndNoOthers(Demo demo) {
        // Given
        var expected = demo.day().faults().stream()
                .collect(toMap(fault -> fault.accountId() + " " + fault.currency(), Fault::drift));

        // When
        var lines = demo.sampleLines();

        // Then
        var found = new HashMap<String, String>();
        lines.forEach(line -> found.put(
                line.get("accountId").asString() + " " + line.get("currency").asString(),
                line.get("drift").asString()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void statusSaysThatTheBookIsBalancedAndTheResourceReady(Demo demo) {
        // Given
        var auditor = demo.cli("auditor");

        // When
        var status = auditor.run("status").orFail();

        // Then
        assertThat(status).containsPattern("Balanced +yes").containsPattern("Ready +True");
        assertThat(status.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void aCorrectionUnderFourEyesMakesTheBooksTieAgain(Demo demo) {
        // Given
        var fault = fault(demo, Fault.Kind.DROPPED_DEBIT);
        var breakId = breakOf(demo, fault);
        var proposed = demo.json(demo.cli("maker")
                .run("correction", "propose", breakId, "--reason", "debit confirmed by the core system", "-o", "json"));
        var correction = proposed.get("correctionId").asString();

        // When
        var bySelf = demo.cli("maker").run("correction", "approve", correction, "--yes");
        demo.cli("checker").run("correction", "approve", correction, "--yes").orFail();

        // Then
        assertThat(bySelf.exitCode()).as(bySelf.err()).isEqualTo(6);
        assertThat(bySelf.err()).contains("somebody else has to approve it");
        eventually(
                "the closing of the break",
                () -> demo.json(demo.cli("auditor").run("drift", "show", breakId, "-o", "json")),
                shown -> shown.at("/summary/status").asString().equals("CLOSED"));
        var open = demo.json(demo.cli("auditor").run("drift", "list", "-o", "json"));
        assertThat(open.valueStream().map(it -> it.get("accountId").asString())).doesNotContain(fault.accountId());
        var recheck = demo.cli("auditor")
                .run(
                        "drift",
                        "check",
                        demo.sandbox()
                                .sampleDirectory()
                                .resolve(SampleDay.REPORT_FILE)
                                .toString(),
                        "--as-of",
                        demo.day().asOf().toString(),
                        "-o",
                        "json");
        assertThat(recheck.exitCode()).as("other faults are still there").isEqualTo(3);
        assertThat(recheck.out()).doesNotContain(fault.accountId());
    }

    static Fault fault(Demo demo, Fault.Kind kind) {
        return demo.day().faults().stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    static String breakOf(Demo demo, Fault fault) {
        var breaks = demo.json(demo.cli("auditor").run("drift", "list", "--account", fault.accountId(), "-o", "json"));
        return breaks.valueStream()
                .filter(it -> it.get("currency").asString().equals(fault.currency()))
                .map(it -> it.get("breakId").asString())
                .findFirst()
                .orElseThrow();
    }
}
