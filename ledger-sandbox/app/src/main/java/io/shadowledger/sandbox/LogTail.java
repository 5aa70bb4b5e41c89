package io.shadowledger.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The end of the logs that were written last: what a person looks at first when something did not come up. */
final class LogTail {

    private static final int LINES = 8;
    private static final int FILES = 2;

    private LogTail() {}

    static String ofNewest(Path logs) {
        try (Stream<Path> files = Files.list(logs)) {
            var text = new StringBuilder();
            files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(LogTail::lastModified).reversed())
                    .limit(FILES)
                    .forEach(log -> text.append("the end of ")
                            .append(log)
                            .append(":\n  ")
                            .append(String.join("\n  ", lastLines(log)))
                            .append('\n'));
            return text.toString().stripTrailing();
        } catch (IOException unreadable) {
            return "the logs in " + logs + " cannot be read";
        }
    }

    private static List<String> lastLines(Path log) {
        try {
            var lines = Files.readString(log).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of("(cannot be read)");
        }
    }

    private static long lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }
}
