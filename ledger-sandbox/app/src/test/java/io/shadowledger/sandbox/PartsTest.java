package io.shadowledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shadowledger.sandbox.home.SandboxException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final Parts parts = new Parts();
    private final List<String> stopped = new ArrayList<>();

    @Test
    void whatWasStartedLastIsStoppedFirst() {
        // Given
        add("server");
        add("client");

        // When
        parts.stop(Progress.SILENT);

        // Then
        assertThat(stopped).containsExactly("client", "server");
    }

    @Test
    void whatDoesNotStopKeepsNothingElseRunning() {
        // Given
        add("server");
        parts.add("stubborn", () -> {
            throw new IllegalStateException("not now");
        });
        add("client");

        // When
        var thrown = catchThrowable(() -> parts.stop(Progress.SILENT));

        // Then
        assertThat(stopped).containsExactly("client", "server");
        assertThat(thrown).isInstanceOf(SandboxException.class).hasRootCauseMessage("not now");
    }

    @Test
    void aPartIsStoppedOnce() {
        // Given
        add("server");
        parts.stop(Progress.SILENT);

        // When
        parts.stop(Progress.SILENT);

        // Then
        assertThat(stopped).containsExactly("server");
    }

    private void add(String name) {
        parts.add(name, () -> stopped.add(name));
    }
}
