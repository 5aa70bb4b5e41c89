package io.shadowledger.service.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The months whose entries are no part of the table {@code entry}.
 *
 * @param tables the tables that hold such entries, as far as they are in the database
 * @param archived the months whose table is not
 */
record DetachedMonths(List<String> tables, List<YearMonth> archived) {

    DetachedMonths {
        tables = List.copyOf(tables);
        archived = List.copyOf(archived);
    }

    static DetachedMonths of(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        var archived = new ArrayList<YearMonth>();
        try (var select = connection.prepareStatement("""
                        select month, to_regclass('entry_y' || to_char(month, 'YYYY"m"MM'))
                        from closed_month where detached_at is not null order by month
                        """);
                var row = select.executeQuery()) {
            while (row.next()) {
                @Nullable String table = row.getString(2);
                if (table == null) {
                    archived.add(YearMonth.from(row.getObject(1, LocalDate.class)));
                } else {
                    tables.add(table);
                }
            }
        }
        return new DetachedMonths(tables, archived);
    }
}
