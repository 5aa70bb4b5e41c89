package io.shadowledger.service.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.report.ReportSource.Kind;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.TestClock;
import io.shadowledger.service.source.SourceProperties.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedService.class)
class FolderReaderTest {

    private static final String HEADER = "accountId,currency,balance\n";

    private static RunningService service;
    private static JdbcClient sql;
    private static int names;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock("2026-03-03T04:00:00Z");
    private final String name = "folder-" + ++names;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @Test
    void aFileIsTakenOnceItStandsStillAndMovesToDone() throws IOException {
        // Given
        var reader = reader();
        var file = write("eod-20260302.csv", HEADER + name + ",CZK,1.00\n");
        assertThat(reader.read(() -> true)).isZero();
        clock.advance(Duration.ofSeconds(4));
        Files.writeString(file, HEADER + name + ",CZK,1.00\n" + name + "-2,CZK,2.00\n");
        clock.advance(Duration.ofSeconds(1));
        assertThat(reader.read(() -> true)).isZero();
        clock.advance(Duration.ofSeconds(5));

        // When
        int decided = reader.read(() -> true);

        // Then
        assertThat(decided).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("done/eod-20260302.csv")).exists();
        assertThat(reports())
                .containsExactly("eod-20260302.csv 2026-03-02 22:59:59.999999 source:" + name + " 2 accounts");
    }

    @Test
    void aFileThatCannotBeReadMovesToFailedBesideItsReasonAndTheNextIsTaken() throws IOException {
        // Given
        var reader = reader();
        write("a-eod.csv", HEADER + name + ",CZK,1.00\n");
        write("eod-20260302.csv", HEADER + name + ",CZK,\"1,0\"\n");
        write("eod-20260303.csv", HEADER + name + ",CZK,1.00\n");

        // When
        int decided = settled(reader);

        // Then
        assertThat(decided).isEqualTo(3);
        assertThat(folder.resolve("failed/a-eod.csv")).exists();
        assertThat(folder.resolve("failed/a-eod.csv.reason.txt"))
                .content()
                .startsWith("the name does not say the day as eod-{yyyyMMdd}.csv does");
        assertThat(folder.resolve("failed/eod-20260302.csv.reason.txt"))
                .content()
                .startsWith("line 2, column 3 (balance): '1,0' is not an amount");
        assertThat(folder.resolve("done/eod-20260303.csv")).exists();
        assertThat(service.bean(SourceFiles.class).refusals(name, Long.MAX_VALUE, 10))
                .extracting(refusal -> refusal.name())
                .containsExactlyInAnyOrder("a-eod.csv", "eod-20260302.csv");
        assertThat(acts("REPORT_REFUSED")).isEqualTo(2);
    }

    @Test
    void aCrashBetweenStoringAndMovingTakesTheFileOnce() throws IOException {
        // Given
        var file = write("eod-20260302.csv", HEADER + name + ",CZK,1.00\n");
        var crashed = service.bean(SourceIntake.class)
                .take(
                        source(folder),
                        new IncomingFile(
                                "eod-20260302.csv",
                                file + "@" + Files.getLastModifiedTime(file).toInstant(),
                                Files.size(file),
                                Map.of(),
                                () -> Files.newInputStream(file)));
        assertThat(crashed.isRefused()).isFalse();
        assertThat(file).exists();

        // When
        int decided = settled(reader());

        // Then
        assertThat(decided).isEqualTo(1);
        assertThat(folder.resolve("done/eod-20260302.csv")).exists();
        assertThat(reports()).hasSize(1);
        assertThat(service.bean(SourceFiles.class).counts().get(name).taken()).isEqualTo(1);
    }

    @Test
    void manyFoldersBesideAFileDoNotHideIt() throws IOException {
        // Given more than are looked at in one round
        var reader = reader();
        for (int i = 0; i < 1_100; i++) {
            Files.createDirectory(folder.resolve("sub-" + i));
        }
        write("eod-20260302.csv", HEADER + name + ",CZK,1.00\n");

        // When
        int decided = settled(reader);

        // Then
        assertThat(decided).isEqualTo(1);
        assertThat(folder.resolve("done/eod-20260302.csv")).exists();
    }

    @Test
    void filesOfOneNameKeepTheirContentInDone() throws IOException {
        // Given
        var reader = reader();
        write("eod-20260302.csv", HEADER + name + ",CZK,1.00\n");
        settled(reader);
        write("eod-20260302.csv", HEADER + name + ",CZK,2.00\n");

        // When
        settled(reader);

        // Then
        try (var done = Files.list(folder.resolve("done"))) {
            assertThat(done.map(Path::getFileName).map(Path::toString))
                    .hasSize(2)
                    .allMatch(kept -> kept.startsWith("eod-20260302.csv"));
        }
        assertThat(reports()).hasSize(2);
    }

    @Test
    void hiddenFilesLinksAndFoldersDoNotCount() throws IOException {
        // Given
        var reader = reader();
        write(".eod-20260302.csv", HEADER + name + ",CZK,1.00\n");
        Files.createDirectory(folder.resolve("eod-20260303.csv"));
        Files.createSymbolicLink(folder.resolve("eod-20260304.csv"), folder.resolve(".eod-20260302.csv"));

        // When
        int decided = settled(reader);

        // Then
        assertThat(decided).isZero();
        assertThat(reports()).isEmpty();
    }

    @Test
    void whoseLeaseIsOverGoesNoFurther() throws IOException {
        // Given
        var reader = reader();
        write("eod-20260302.csv", HEADER + name + ",CZK,1.00\n");
        reader.read(() -> true);
        clock.advance(Duration.ofSeconds(5));

        // When
        int decided = reader.read(() -> false);

        // Then
        assertThat(decided).isZero();
        assertThat(reports()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsSaidWithTheRemedy() {
        // Given
        var gone = folder.resolve("gone");
        var reader = new FolderReader(source(gone), service.bean(SourceIntake.class), clock);

        // When / Then
        assertThatThrownBy(() -> reader.read(() -> true))
                .isInstanceOf(SourceException.class)
                .hasMessage("there is no folder " + gone + ": make it, or mount it");
    }

    private int settled(FolderReader reader) throws IOException {
        int decided = reader.read(() -> true);
        clock.advance(Duration.ofSeconds(5));
        return decided + reader.read(() -> true);
    }

    private FolderReader reader() {
        return new FolderReader(source(folder), service.bean(SourceIntake.class), clock);
    }

    private Source source(Path path) {
        return new Source(
                name,
                Kind.FOLDER,
                new SourceProperties.Folder(path.toString(), Duration.ofSeconds(5)),
                new SourceProperties.S3("", "", null, null),
                new SourceProperties.Kafka(""),
                null,
                null,
                "Europe/Prague",
                Basis.VALUE,
                false,
                "eod-{yyyyMMdd}.csv",
                Duration.ofSeconds(5));
    }

    private Path write(String file, String content) throws IOException {
        return Files.writeString(folder.resolve(file), content);
    }

    private List<String> reports() {
        return sql.sql("""
                        select name || ' ' || (as_of at time zone 'UTC') || ' ' || received_from || ' ' || accounts
                            || ' accounts'
                        from report where received_from = ? order by report_no
                        """).param("source:" + name).query(String.class).list();
    }

    private int acts(String what) {
        return sql.sql("select count(*) from audit where subject = ? and what = ?")
                .params(name, what)
                .query(Integer.class)
                .single();
    }
}
