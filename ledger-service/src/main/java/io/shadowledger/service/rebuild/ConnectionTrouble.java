package io.shadowledger.service.rebuild;

import io.shadowledger.service.job.JobHinderedException;
import io.shadowledger.service.job.JobRefusedException;
import java.sql.SQLException;

/** A database that does not answer may do so later; one that knows neither the user nor the database will not. */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

    static JobRefusedException of(SQLException away, String message) {
        var state = String.valueOf(away.getSQLState());
        return state.startsWith("28") || state.startsWith("3D")
                ? new JobRefusedException(message, away)
                : new JobHinderedException(message, away);
    }
}
