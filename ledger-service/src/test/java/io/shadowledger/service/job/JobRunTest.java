package io.shadowledger.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever starts a job goes by its exit code: a Kubernetes Job tries 2 again, and neither 1 nor 6. */
class JobRunTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JobOutput output =
            new JobOutput(new PrintStream(bytes, true, StandardCharsets.UTF_8), "verify", JobOutput.Format.EVENTS);

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void whatIsAsItShouldBeEndsWith0() {
        assertThat(run(_ -> new JobResult(true, Map.of(), 7, "fine"))).isZero();
        assertThat(said()).contains("\"outcome\":\"good\"");
    }

    @Test
    void whatIsNotAsItShouldBeEndsWith1() {
        assertThat(run(_ -> new JobResult(false, Map.of(), 7, "broken"))).isEqualTo(1);
        assertThat(said()).contains("\"outcome\":\"bad\"");
    }

    @Test
    void whatFailsEndsWith2AndIsWorthAnotherTry() {
        assertThat(run(_ -> {
                    throw new IOException("the disk is full");
                }))
                .isEqualTo(2);
        assertThat(said()).contains("\"outcome\":\"failed\"", "the disk is full; start it again");
    }

    @Test
    void whatIsAwayForAWhileEndsWith2AsWell() {
        assertThat(run(_ -> {
                    throw new JobHinderedException("the database cannot be reached", new IOException());
                }))
                .isEqualTo(2);
        assertThat(said()).contains("\"outcome\":\"failed\"", "the database cannot be reached");
    }

    @Test
    void whatIsStoppedEndsWith2() {
        assertThat(run(_ -> {
                    throw new InterruptedException();
                }))
                .isEqualTo(2);
        assertThat(said()).contains("\"outcome\":\"interrupted\"");
    }

    @Test
    void whatIsRefusedEndsWith6BecauseItWouldBeRefusedAgain() {
        assertThat(run(_ -> {
                    throw new JobRefusedException("the database to fill is the original itself");
                }))
                .isEqualTo(6);
        assertThat(said()).contains("\"outcome\":\"refused\"", "the original itself");
    }

    private int run(Job job) {
        return JobRun.run("verify", job, output);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
