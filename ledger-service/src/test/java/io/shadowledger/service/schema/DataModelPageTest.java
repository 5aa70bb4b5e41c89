package io.shadowledger.service.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.service.posting.Book;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DataModelPageTest {

    private static final List<String> TABLES = List.of(
            "ledger_partition",
            "batch",
            "entry",
            "event_seen",
            "balance",
            "account",
            "account_shared",
            "control_posting",
            "event_conflict",
            "dead_letter",
            "audit",
            "audit_pending",
            "audit_seal");

    @Test
    void everyColumnOfTheBookIsOnThePageUnderItsTable() throws Exception {
        // Given
        var page = Files.readString(Path.of(System.getProperty("shadowledger.root"), "docs/data-model.md"));
        var sections = Arrays.stream(page.split("\n## ")).toList();
        var book = Book.empty();

        // When
        var columns = TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> book.jdbc
                                .sql("select column_name from information_schema.columns where table_name = ?")
                                .param(table)
                                .query(String.class)
                                .list()));

        // Then
        assertThat(columns).allSatisfy((table, names) -> {
            var text = sections.stream()
                    .filter(section -> section.lines().findFirst().orElse("").contains("`" + table + "`")
                            || section.contains("-- " + table + ":"))
                    .collect(Collectors.joining());
            assertThat(names)
                    .as(table)
                    .isNotEmpty()
                    .allSatisfy(name ->
                            assertThat(text).as("the section of " + table).containsPattern("\\b" + name + "\\b"));
        });
    }
}
