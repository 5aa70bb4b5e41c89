package io.shadowledger.sandbox;

import io.shadowledger.sandbox.home.SandboxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The project's own programs as commands: small heaps and a fast start, since a whole system shares one machine.
 *
 * @param root the directory of the built project
 */
public record Programs(Path root) {

    /** The serial collector and the first compiler only: the least memory and the fastest start. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // In a container a server listens to its pod's network; here that would be everyone's.
            "-Dserver.address=127.0.0.1");

    /** What the node agent runs for an image. */
    Map<String, List<String>> images() {
        return Map.of(
                "shadowledger/ledger-service", service(),
                "shadowledger/ledger-console", java("ledger-console", 256));
    }

    /** The ledger itself; settings may follow as {@code --name=value}. */
    public List<String> service() {
        return java("ledger-service", 320);
    }

    /** The ledger with the flags of its image rather than those of a small machine. */
    public List<String> measuredService(int heapMegabytes) {
        return List.of(
                javaProgram(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dserver.address=127.0.0.1",
                "-jar",
                unpacked("ledger-service").jar().toString());
    }

    List<String> operator() {
        return java("ledger-operator", 192);
    }

    /** All of them, in the order of their use. */
    List<List<String>> all() {
        var images = images();
        return List.of(
                operator(),
                images.getOrDefault("shadowledger/ledger-service", List.of()),
                images.getOrDefault("shadowledger/ledger-console", List.of()));
    }

    /** Where the broker's classes and libraries are. */
    public Path brokerHome() {
        return root.resolve("ledger-sandbox/broker/target");
    }

    /** The java that runs this. */
    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private UnpackedProgram unpacked(String module) {
        var jar = root.resolve(module).resolve("target").resolve(module + ".jar");
        if (Files.notExists(jar)) {
            throw new SandboxException(jar + " is not built: run ./shadowledger build");
        }
        return UnpackedProgram.of(jar, root.resolve("target/sandbox").resolve(module));
    }

    private List<String> java(String module, int heapMegabytes) {
        var program = unpacked(module);
        var command = new ArrayList<String>();
        command.add(javaProgram());
        command.add("-Xmx" + heapMegabytes + "m");
        command.addAll(FLAGS);
        var cache = StartCaches.file(program.jar());
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-jar", program.jar().toString()));
        return List.copyOf(command);
    }
}
