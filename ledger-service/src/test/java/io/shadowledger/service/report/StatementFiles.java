package io.shadowledger.service.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Statements as banks write them: those of the format readers' own tests, and files of banks where they are at hand. */
final class StatementFiles {

    private static final Path ROOT = Path.of(System.getProperty("shadowledger.root"));

    private StatementFiles() {}

    /** One of the files that the readers' tests keep. */
    static byte[] own(String name) {
        return read(ROOT.resolve("ledger-formats/src/test/resources/statements").resolve(name));
    }

    /** A file that a bank sent. These may not be redistributed: without them the test is skipped and says so. */
    static byte[] ofBank(String name) {
        var path = "shared/samples/" + name;
        for (var at = ROOT.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(path))) {
                return read(at.resolve(path));
            }
        }
        assumeTrue(false, () -> "not run: there is no " + path + " here, and it may not be redistributed");
        throw new AssertionError();
    }

    /** An MT940 statement of one day; its balances and entries are as given, whether or not they tie. */
    static String mt940(String account, String day, String opening, String closing, String... entries) {
        var statement = new StringBuilder(
                ":20:S" + day + "\n:25:" + account + "\n:28C:1/1\n:60F:C" + day + "EUR" + opening + "\n");
        for (var entry : entries) {
            statement.append(":61:").append(day).append(entry).append("\n");
        }
        return statement
                .append(":62F:C")
                .append(day)
                .append("EUR")
                .append(closing)
                .append("\n-\n")
                .toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
