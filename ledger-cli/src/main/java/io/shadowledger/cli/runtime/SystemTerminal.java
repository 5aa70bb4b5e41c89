package io.shadowledger.cli.runtime;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The terminal of this process.
 *
 * <p>The JDK only says whether input and output both are terminals; where {@code /proc} exists, each stream is looked
 * at for itself, so that {@code -o json | jq} still shows progress on standard error.
 */
final class SystemTerminal implements Terminal {

    @Override
    public boolean outputIsTerminal() {
        return isTerminal(1);
    }

    @Override
    public boolean errorIsTerminal() {
        return isTerminal(2);
    }

    @Override
    public boolean canAsk() {
        return isTerminal(0) && isTerminal(2);
    }

    @Override
    public Optional<String> ask(String prompt) {
        var console = console();
        return console.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(console.get().readLine("%s", prompt));
    }

    @Override
    public Optional<char[]> askSecretly(String prompt) {
        var console = console();
        return console.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(console.get().readPassword("%s", prompt));
    }

    private static boolean isTerminal(int descriptor) {
        var link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                var target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException unreadable) {
                return false;
            }
        }
        return console().isPresent();
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
