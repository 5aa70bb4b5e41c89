package io.shadowledger.proof.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Threads for as long as there is work. */
final class Workers {

    private Workers() {}

    /** Runs all at the same time and returns when all are done; the first failure ends it. */
    static void run(List<Callable<Void>> work) throws SQLException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new SQLException("the measured work stopped: " + failed.getMessage(), failed);
        }
    }
}
