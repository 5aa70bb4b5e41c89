package io.shadowledger.service.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.verification.Finding;
import io.shadowledger.service.verify.TamperedColumnTest.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closed months, and the entries of a detached one: every column of every row of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedMonthTest {

    private static final List<String> TABLES =
            List.of("closed_month", "month_account", "month_currency", "month_contra", "entry_y2024m01");

    /** When it was done, which says nothing of what was posted; that it was done is tested below. */
    private static final Set<String> NO_CONTENT =
            Set.of("closed_month.fenced_at", "closed_month.closed_at", "closed_month.detached_at");

    /** Rows of a month that is not there any more are as telling as the month. */
    private static final Map<String, Set<String>> FOUND_AT =
            Map.of("closed_month.month", Set.of("closed_month", "month_account"));

    /** Not in these entries; the other sample has them, and the content hash covers them in either table. */
    private static final Set<String> NULL_IN_SAMPLE = Set.of("reference", "description");

    private SampleBook book;
    private JdbcClient sql;

    @BeforeAll
    void fill() throws Exception {
        book = SampleBook.withMonths();
        sql = book.tamperer();
        TABLES.forEach(table -> sql.sql("create table original_%s as select * from %s".formatted(table, table))
                .update());
    }

    @AfterEach
    void restore() {
        sql.sql("truncate " + String.join(", ", TABLES)).update();
        TABLES.forEach(table -> sql.sql("insert into %s select * from original_%s".formatted(table, table))
                .update());
    }

    Stream<Column> columns() {
        return TABLES.stream()
                .flatMap(table -> {
                    var key = sql.sql("""
                            select column_name from information_schema.key_column_usage
                            where table_name = ? and constraint_name = ? || '_pkey' order by ordinal_position
                            """)
                            .params(table, table)
                            .query(String.class)
                            .list();
                    return sql
                            .sql("select column_name, data_type from information_schema.columns where table_name = ?"
                                    + " order by ordinal_position")
                            .param(table)
                            .query((row, _) -> new Column(table, row.getString(1), row.getString(2), key))
                            .list()
                            .stream();
                })
                .filter(column -> !NO_CONTENT.contains(column.toString()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBookWithADetachedMonthIsGood(boolean full) throws Exception {
        // When
        var outcome = book.verify(full);

        // Then
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.ends().values().stream()
                        .mapToLong(Checkpoint::entries)
                        .sum())
                .as("entries, those of the detached month among them")
                .isEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aChangedValueOfAnyRowIsFoundAndTheRowNamed(Column column) throws Exception {
        // Given
        var rows = sql.sql("select ctid::text as c, * from " + column.table())
                .query()
                .listOfRows();
        int changed = 0;
        for (var row : rows) {
            if (row.get(column.name()) == null) {
                continue;
            }
            sql.sql("update %s set %s = %s where ctid = '%s'"
                            .formatted(column.table(), column.name(), column.otherValue(), row.get("c")))
                    .update();
            var after = sql.sql("select * from %1$s except all select * from original_%1$s".formatted(column.table()))
                    .query()
                    .singleRow();
            changed++;

            // When
            var findings = findings(true);

            // Then
            assertThat(findings).as("%s of %s", column, row).anySatisfy(finding -> {
                var tables = FOUND_AT.getOrDefault(
                        column.toString(), Set.of(column.table().replaceFirst("_y2024m01$", "")));
                assertThat(tables).contains(finding.table());
                assertThat(names(finding, column, row) || names(finding, column, after) || tables.size() > 1)
                        .as("%s names %s or %s", finding, row, after)
                        .isTrue();
            });
            restoreRow(column.table());
        }
        assertThat(changed > 0 || NULL_IN_SAMPLE.contains(column.name()))
                .as("the sample has no value in " + column)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"month_account", "month_currency", "month_contra", "closed_month", "entry_y2024m01"})
    void aRowThatWasRemovedIsFound(String table) throws Exception {
        for (var row : sql.sql("select ctid::text as c from " + table)
                .query(String.class)
                .list()) {
            // Given
            sql.sql("delete from %s where ctid = '%s'".formatted(table, row)).update();

            // When
            var findings = findings(true);

            // Then
            assertThat(findings).as(table + " " + row).isNotEmpty();
            restore();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update closed_month set detached_at = null where month = '2024-01-01'",
                "update closed_month set detached_at = closed_at where month = '2024-02-01'",
                "update closed_month set closed_at = null, detached_at = null where month = '2024-01-01'",
                "update closed_month set closed_at = null where month = '2024-02-01'"
            })
    void aMonthThatSaysToBeElsewhereIsFound(String change) throws Exception {
        // Given
        sql.sql(change).update();

        // When
        var findings = findings(true);

        // Then
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.table()).isIn("closed_month", "month_account"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update month_account set amount_minor = amount_minor + 1 where account_id = 'B'",
                "update month_currency set entries = entries + 1",
                "update month_contra set amount_minor = amount_minor - 1",
                "update closed_month set entries = entries + 1"
            })
    void sumsAreHeldAgainstEachOtherWhenOnlyWhatIsNewIsVerified(String change) throws Exception {
        // Given
        sql.sql(change).update();

        // When
        var findings = findings(false);

        // Then
        assertThat(findings).hasSize(1);
    }

    private void restoreRow(String table) {
        if (table.equals("closed_month")) {
            restore();
        } else {
            sql.sql("truncate " + table).update();
            sql.sql("insert into %s select * from original_%s".formatted(table, table))
                    .update();
        }
    }

    private List<Finding> findings(boolean full) throws Exception {
        var outcome = book.verify(full);
        var findings = new ArrayList<Finding>(outcome.broken().values());
        findings.addAll(outcome.findings());
        return findings;
    }

    private static boolean names(Finding finding, Column column, Map<String, Object> row) {
        return column.key().stream()
                .filter(name -> !name.equals("recorded_at"))
                .allMatch(
                        name -> finding.key().matches(".*\\b" + Pattern.quote(name + "=" + row.get(name)) + "(,.*|$)"));
    }
}
