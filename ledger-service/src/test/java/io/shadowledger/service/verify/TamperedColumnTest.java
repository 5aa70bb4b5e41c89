package io.shadowledger.service.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.verification.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of every table of the book, as the database has them: none may be changed unnoticed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedColumnTest {

    /** Who may write, not what was written. */
    private static final Set<String> NO_CONTENT = Set.of("ledger_partition.epoch");

    /** The row that has the value is found under another table's name, which says more. */
    private static final Map<String, String> FOUND_AT = Map.of("ledger_partition.partition_id", "batch");

    private SampleBook book;
    private JdbcClient sql;

    /** A column, and the primary key of its table. */
    record Column(String table, String name, String type, List<String> key) {

        /** Another value that the column's type and checks allow. */
        String otherValue() {
            if (name.equals("first_offset")) {
                return "first_offset - 1";
            }
            if (name.equals("kind")) {
                return "case kind when 'EVENT' then 'CORRECTION' else 'EVENT' end";
            }
            return switch (type) {
                case "integer", "bigint" -> name + " + 1000";
                case "boolean" -> "not " + name;
                case "timestamp with time zone" -> name + " + interval '1 second'";
                case "numeric" -> name + " + 1000";
                case "date" -> "(" + name + " - interval '100 years')::date";
                case "text" -> name + " || 'x'";
                case "character" -> "case " + name + " when 'CHF' then 'SEK' else 'CHF' end";
                case "bytea" -> "set_byte(" + name + ", 0, get_byte(" + name + ", 0) # 1)";
                default -> throw new AssertionError("say how a " + type + " is tampered with, for " + this);
            };
        }

        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    @BeforeAll
    void fill() throws Exception {
        book = SampleBook.filled();
        sql = book.tamperer();
        sql.sql("alter table ledger_partition alter partition_id drop identity").update();
        book.keep();
    }

    Stream<Column> columns() {
        return SampleBook.TABLES.stream()
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

    @Test
    void whatNobodyTouchedIsGood() throws Exception {
        // When
        var outcome = book.verify();

        // Then
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.findings()).isEmpty();
        assertThat(sql.sql("select count(*) from dead_letter").query(Long.class).single())
                .isPositive();
        assertThat(sql.sql("select count(*) from event_conflict")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aChangedValueIsFoundAndItsRowNamed(Column column) throws Exception {
        // Given
        var row = victim(column);
        var before = keys(column, row);
        sql.sql("update %s set %s = %s where ctid = '%s' and tableoid = %s"
                        .formatted(column.table(), column.name(), column.otherValue(), row.get("c"), row.get("t")))
                .update();
        var after = changed(column);

        try {
            // When
            var outcome = book.verify();

            // Then
            var findings = new ArrayList<Finding>(outcome.broken().values());
            findings.addAll(outcome.findings());
            var table = FOUND_AT.getOrDefault(column.toString(), column.table());
            assertThat(findings).as("%s of %s became %s", column, before, after).anySatisfy(finding -> {
                assertThat(finding.table()).isEqualTo(table);
                if (table.equals(column.table())) {
                    assertThat(names(finding, before) || names(finding, after))
                            .as("%s names %s or %s", finding, before, after)
                            .isTrue();
                }
            });
        } finally {
            book.restore();
        }
    }

    /** A row in the middle, with something in the column. */
    private Map<String, Object> victim(Column column) {
        var rows = sql.sql("select ctid::text as c, tableoid::bigint as t, * from %s where %s is not null order by %s"
                        .formatted(column.table(), column.name(), String.join(", ", column.key())))
                .query()
                .listOfRows();
        assertThat(rows).as("the sample has no value in " + column).isNotEmpty();
        return rows.get(rows.size() / 2);
    }

    private List<String> changed(Column column) {
        var rows = sql.sql("select * from %s except all select * from original_%s"
                        .formatted(column.table(), column.table()))
                .query()
                .listOfRows();
        assertThat(rows).as("rows that differ after tampering with " + column).hasSize(1);
        return keys(column, rows.getFirst());
    }

    private static List<String> keys(Column column, Map<String, Object> row) {
        return column.key().stream()
                .filter(name -> !name.equals("recorded_at"))
                .map(name -> name + "=" + row.get(name))
                .toList();
    }

    private static boolean names(Finding finding, List<String> key) {
        return key.stream()
                .allMatch(part -> finding.key().matches(".*\\b" + java.util.regex.Pattern.quote(part) + "\\b.*"));
    }
}
