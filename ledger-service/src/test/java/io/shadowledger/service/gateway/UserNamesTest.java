package io.shadowledger.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.service.SharedService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedService.class)
class UserNamesTest {

    private static final List<String> SPELLINGS = List.of(
            "maker",
            "Maker",
            " MAKER\t",
            "ma ker",
            "ｍａｋｅｒ",
            "ＭＡＫＥＲ",
            "ma\u212aer",
            "ma\u200bker",
            "\u00a0maker\u3000",
            "\u2028maker",
            "\ufeffmaker");

    @Test
    void allSpellingsOfANameAreOnePersonToTheServiceAndToTheDatabase(SharedService.Running shared) {
        // Given
        var sql = JdbcClient.create(shared.asService().dataSource());

        // When
        var seen = SPELLINGS.stream()
                .map(name -> UserNames.canonical(name) + " "
                        + sql.sql("select canonical_name(?)")
                                .param(name)
                                .query(String.class)
                                .single())
                .toList();

        // Then
        assertThat(seen).containsOnly("maker maker");
    }

    @Test
    void bothFoldWhatLowerCaseLeavesApart(SharedService.Running shared) {
        // Given
        var sql = JdbcClient.create(shared.asService().dataSource());
        var names = List.of("STRASSE", "straße", "ΟΔΟΣ", "οδός", "ﬁ", "İ", "Ǆ", "maker2", "mаker");

        // When
        var database = names.stream()
                .map(name -> sql.sql("select canonical_name(?)")
                        .param(name)
                        .query(String.class)
                        .single())
                .toList();

        // Then
        assertThat(names.stream().map(UserNames::canonical).toList()).isEqualTo(database);
        assertThat(database.get(0)).isEqualTo(database.get(1));
    }
}
