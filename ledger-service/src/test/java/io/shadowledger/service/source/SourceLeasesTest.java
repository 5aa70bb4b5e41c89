package io.shadowledger.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.report.ReportSource.Kind;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.schema.SchemaState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One process at a time reads a source, and another goes on when it is gone. */
@ExtendWith(SharedService.class)
class SourceLeasesTest {

    private static SourceLeases leases;
    private static JdbcClient sql;

    @BeforeAll
    static void start(SharedService.Running shared) {
        leases = shared.service().bean(SourceLeases.class);
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @Test
    void onlyOneHoldsASourceUntilItLetsGo() {
        // Given
        assertThat(leases.hold("lease-1", "first")).isTrue();
        assertThat(leases.hold("lease-1", "second")).isFalse();
        assertThat(leases.hold("lease-1", "first")).isTrue();

        // When
        leases.release("lease-1", "second");
        boolean stolen = leases.hold("lease-1", "second");
        leases.release("lease-1", "first");

        // Then
        assertThat(stolen).isFalse();
        assertThat(leases.hold("lease-1", "second")).isTrue();
    }

    @Test
    void theLeaseOfACrashedProcessRunsOut() {
        // Given
        leases.hold("lease-2", "crashed");

        // When
        sql.sql("update report_source set lease_until = now() - interval '1 microsecond' where name = 'lease-2'")
                .update();

        // Then
        assertThat(leases.hold("lease-2", "second")).isTrue();
        assertThat(leases.hold("lease-2", "crashed")).isFalse();
    }

    @Test
    void aFailureIsShownUntilReadingSucceedsAndIsTriedLaterEachTime() {
        // Given
        var broken = new ArrayList<>(List.of(true, true, false));
        var runner = new SourceRunner(
                FailingSource.named("lease-3"),
                new FailingSource(() -> broken.removeFirst()),
                leases,
                new AlwaysReady(),
                "me",
                System::nanoTime);

        // When
        var first = runner.round();
        var second = runner.round();
        var failing = leases.standings().get("lease-3");
        var third = runner.round();

        // Then
        assertThat(List.of(first, second, third))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));
        assertThat(failing.failure()).isEqualTo("the door is locked. It is tried again in 2 s");
        assertThat(failing.lastReadAt()).isNull();
        assertThat(leases.standings().get("lease-3").failure()).isNull();
        assertThat(leases.standings().get("lease-3").lastReadAt()).isNotNull();
        assertThat(SourceRunner.pause(16)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whoDoesNotHoldTheLeaseDoesNotRead() {
        // Given
        leases.hold("lease-4", "other");
        var runner = new SourceRunner(
                FailingSource.named("lease-4"),
                new FailingSource(() -> {
                    throw new AssertionError("was read");
                }),
                leases,
                new AlwaysReady(),
                "me",
                System::nanoTime);

        // When
        var pause = runner.round();

        // Then
        assertThat(pause).isEqualTo(Duration.ofSeconds(5));
        assertThat(runner.failures()).isZero();
    }

    /** A source that cannot be read when it says so. */
    private record FailingSource(BooleanSupplier broken) implements SourceReader {

        static SourceProperties.Source named(String name) {
            return new SourceProperties.Source(
                    name,
                    Kind.KAFKA,
                    new SourceProperties.Folder("", Duration.ofSeconds(5)),
                    new SourceProperties.S3("", "", null, null),
                    new SourceProperties.Kafka("cbs.reports"),
                    null,
                    null,
                    null,
                    Basis.VALUE,
                    null,
                    null,
                    Duration.ofSeconds(5));
        }

        @Override
        public int read(Lease lease) throws IOException {
            if (broken.getAsBoolean()) {
                throw new IOException("the door is locked");
            }
            return 0;
        }

        @Override
        public void close() {}
    }

    private static final class AlwaysReady implements SchemaState {

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public void await() {}
    }
}
