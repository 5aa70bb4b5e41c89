package io.shadowledger.proof.bench;

import io.shadowledger.proof.arena.Waiting;
import io.shadowledger.sandbox.backing.BackingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Looks how far the book is, on a connection of its own. */
final class BookWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Duration STALL = Duration.ofSeconds(60);

    private final Connection connection;
    private final PreparedStatement offsets;

    BookWatch(BenchBook book) throws SQLException {
        this.connection = book.connect();
        this.offsets = connection.prepareStatement(
                "select kafka_partition, next_offset from ledger_partition where topic = 'transactions.raw'");
    }

    /** The events in the book; tells the latencies, if there are any to be told. */
    long look(Latencies latencies) throws SQLException {
        long sum = 0;
        try (var row = offsets.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                sum += row.getLong(2);
                latencies.durable(row.getInt(1), row.getLong(2), now);
            }
        }
        return sum;
    }

    /** Returns once the book has so many events. */
    void await(long events, Latencies latencies) throws SQLException {
        long last = -1;
        long movedAt = System.nanoTime();
        for (long now = look(latencies); now < events; now = look(latencies)) {
            if (now != last) {
                last = now;
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > STALL.toNanos()) {
                throw new BackingException("the book stands at " + now + " of " + events + " events for "
                        + STALL.toSeconds() + " s: the service's log says why");
            }
            Waiting.pause(LOOK);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
