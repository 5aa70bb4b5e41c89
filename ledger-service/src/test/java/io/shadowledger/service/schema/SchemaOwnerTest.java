package io.shadowledger.service.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.sandbox.backing.OwnedDatabase;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaOwnerTest {

    private final PostgresProcess postgres = PostgresProcess.shared();

    @Test
    void processesThatStartAtTheSameTimeGrantTheSame() {
        // Given
        var database = postgres.freshOwnedDatabase("owned");

        // When
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> OwnedSchemas.migrate(database)))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .join();

        // Then
        var rights = rights(database);
        OwnedSchemas.migrate(database);
        assertThat(rights(database)).isEqualTo(rights);
        assertThat(rights)
                .contains("audit INSERT", "audit SELECT", "entry INSERT", "drift_break UPDATE")
                .doesNotContain(
                        "audit UPDATE", "audit DELETE", "correction UPDATE", "correction DELETE", "entry UPDATE")
                .noneMatch(right -> right.matches(".* (TRUNCATE|TRIGGER|REFERENCES|MAINTAIN)"));
    }

    @Test
    void aServiceThatOwnsTheDatabaseIsRefused() {
        // Given
        var database = postgres.freshOwnedDatabase("owned");
        asSuperuser("alter database %s owner to %s"
                .formatted(database.owner().name(), database.service().username()));
        asSuperuserIn(
                database, "grant create on schema public to " + database.owner().username());

        // When / Then
        assertThatThrownBy(() -> OwnedSchemas.migrate(database))
                .hasMessageContaining("can still create in the schema public")
                .hasMessageContaining("own the database");
    }

    @Test
    void aServiceThatIsAMemberOfTheOwnerIsRefused() {
        // Given
        var database = postgres.freshOwnedDatabase("owned");
        asSuperuser("grant %s to %s"
                .formatted(database.owner().username(), database.service().username()));

        // When / Then
        assertThatThrownBy(() -> OwnedSchemas.migrate(database)).hasMessageContaining("is a member of the owner");
    }

    @Test
    void aServiceThatIsSuperuserIsRefused() {
        // Given
        var database = postgres.freshOwnedDatabase("owned");
        asSuperuser("alter role %s superuser".formatted(database.service().username()));

        // When / Then
        assertThatThrownBy(() -> OwnedSchemas.migrate(database)).hasMessageContaining("is a superuser");
    }

    @Test
    void anInstallationWithOneUserIsHandedOver() {
        // Given
        var old = postgres.freshDatabase("handed");
        Flyway.configure().dataSource(old.dataSource()).load().migrate();
        var owner = old.name() + "_owner";
        asSuperuser("create role " + owner + " login password 'secret'");
        var tooEarly =
                new OwnedDatabase(new PostgresDatabase(old.host(), old.port(), old.name(), owner, "secret"), old);
        assertThatThrownBy(() -> OwnedSchemas.migrate(tooEarly))
                .hasMessageContaining("belongs to the service's user")
                .hasMessageContaining("hand the database over");

        // When
        var database = postgres.createDatabase(old.name(), owner, "secret", old.username(), old.password());
        OwnedSchemas.migrate(database);

        // Then
        var ownership = new TableOwnership(JdbcClient.create(database.service().dataSource()));
        assertThat(ownership.weakness()).isEmpty();
        assertThat(new TableOwnership(JdbcClient.create(database.owner().dataSource())).weakness())
                .isPresent();
    }

    private static List<String> rights(OwnedDatabase database) {
        return JdbcClient.create(database.owner().dataSource())
                .sql("""
                        select table_name || ' ' || privilege_type from information_schema.role_table_grants
                        where grantee = ? order by 1
                        """)
                .param(database.service().username())
                .query(String.class)
                .list();
    }

    private void asSuperuser(String sql) {
        JdbcClient.create(postgres.superuser().dataSource()).sql(sql).update();
    }

    private void asSuperuserIn(OwnedDatabase database, String sql) {
        var superuser = postgres.superuser();
        var inside = new PostgresDatabase(
                superuser.host(),
                superuser.port(),
                database.owner().name(),
                superuser.username(),
                superuser.password());
        JdbcClient.create(inside.dataSource()).sql(sql).update();
    }
}
