package io.shadowledger.proof.bench;

import java.io.IOException;
import java.sql.SQLException;

/**
 * What some work took.
 *
 * @param seconds from its begin to its end
 * @param workerSeconds processor time of the process that did it
 * @param postgresSeconds processor time of the database server
 */
record Stint(double seconds, double workerSeconds, double postgresSeconds) {

    /** Processor time of either process per thing done, in microseconds. */
    double workerMicros(long things) {
        return workerSeconds * 1e6 / things;
    }

    double postgresMicros(long things) {
        return postgresSeconds * 1e6 / things;
    }

    /** Work that talks to a database. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException, IOException, InterruptedException;
    }

    static Stint of(long workerPid, long postgresPid, Work work)
            throws SQLException, IOException, InterruptedException {
        var workerBefore = Cpu.of(workerPid);
        var postgresBefore = Cpu.of(postgresPid);
        long started = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - started;
        return new Stint(
                nanos / 1e9,
                Cpu.of(workerPid).minus(workerBefore).toMillis() / 1e3,
                Cpu.of(postgresPid).minus(postgresBefore).toMillis() / 1e3);
    }
}
