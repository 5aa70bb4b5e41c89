package io.shadowledger.console.account;

import io.shadowledger.api.account.StatementLine;
import io.shadowledger.console.shell.TimeChart;
import java.util.ArrayList;
import java.util.List;

/** The balance over time, for a picture; the statement beside it says the same in figures. */
final class BalancePoints {

    private BalancePoints() {}

    /** @param lines oldest first */
    static List<TimeChart.Point> of(List<StatementLine> lines) {
        var points = new ArrayList<TimeChart.Point>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            // The balance after the last of several entries of one moment is the balance of that moment.
            if (i + 1 == lines.size() || !lines.get(i + 1).valueTime().equals(line.valueTime())) {
                points.add(new TimeChart.Point(line.valueTime(), line.balance()));
            }
        }
        return points;
    }
}
