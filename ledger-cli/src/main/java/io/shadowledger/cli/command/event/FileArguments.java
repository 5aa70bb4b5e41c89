package io.shadowledger.cli.command.event;

import io.shadowledger.cli.imports.ImportFile;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** The files that a command line names: by name, by pattern where no shell has done it, or standard input. */
final class FileArguments {

    private FileArguments() {}

    /** The files in the order given; those of a pattern in the order of their names. */
    static List<ImportFile> files(Environment environment, List<String> arguments) {
        if (arguments.size() > 1 && arguments.contains("-")) {
            throw new CommandFailure(ExitCode.USAGE, "standard input (-) is imported alone: leave the files out");
        }
        var files = new ArrayList<ImportFile>();
        for (var argument : arguments) {
            if (argument.equals("-")) {
                files.add(ImportFile.standardInput(environment.in()));
            } else {
                matching(argument).forEach(path -> files.add(ImportFile.of(path.toString(), path)));
            }
        }
        return files;
    }

    private static List<Path> matching(String argument) {
        try {
            var path = Path.of(argument);
            if (Files.isRegularFile(path)) {
                return List.of(path);
            }
            if (Files.isDirectory(path)) {
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        argument + ": is a directory: name its files, such as '" + argument + "/*.xml'");
            }
            var matches = glob(path);
            if (matches.isEmpty()) {
                throw new CommandFailure(ExitCode.FAILURE, argument + ": there is no such file");
            }
            return matches;
        } catch (InvalidPathException | PatternSyntaxException invalid) {
            throw new CommandFailure(
                    ExitCode.FAILURE, argument + ": is not a file's name: " + invalid.getMessage(), invalid);
        }
    }

    private static List<Path> glob(Path pattern) {
        var name = pattern.getFileName();
        var directory = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        if (name == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.newDirectoryStream(directory, name.toString())) {
            var found = new ArrayList<Path>();
            entries.forEach(path -> {
                if (Files.isRegularFile(path)) {
                    found.add(path);
                }
            });
            return found.stream().sorted().toList();
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new CommandFailure(
                    ExitCode.FAILURE, directory + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
