package io.shadowledger.sandbox.kubernetes.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The local ports of Services: as the settings want them, else as on disk, so that addresses handed out stay right. */
final class RememberedPorts {

    private final Path file;
    private final Map<String, Integer> wanted;
    private final Properties ports = new Properties();

    RememberedPorts(Path file, Map<String, Integer> wanted) {
        this.file = file;
        this.wanted = wanted;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                ports.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the ports of Services in " + file, e);
            }
        }
    }

    Optional<Integer> get(String service) {
        return Optional.ofNullable(wanted.get(service))
                .or(() -> Optional.ofNullable(ports.getProperty(service)).map(Integer::valueOf));
    }

    /** Whether some Service has the port, now or before. */
    boolean isTaken(int port) {
        return wanted.containsValue(port) || ports.containsValue(Integer.toString(port));
    }

    void put(String service, int port) {
        if (Integer.toString(port).equals(ports.getProperty(service))) {
            return;
        }
        ports.setProperty(service, Integer.toString(port));
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            try (var out = Files.newBufferedWriter(fresh)) {
                ports.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot record the ports of Services in " + file, e);
        }
    }
}
