package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A child process with a log file and a pid file. The pid file outlives this JVM, so that a later one can find and
 * stop what a killed one left behind ({@link #stopLeftover}).
 */
public final class ManagedProcess {

    /** How a process is asked to stop, before it is killed. */
    public enum StopSignal {
        TERM,
        INT
    }

    private final Spec spec;
    private final Process process;
    private final long logStart;

    private ManagedProcess(Spec spec, Process process, long logStart) {
        this.spec = spec;
        this.process = process;
        this.logStart = logStart;
    }

    /**
     * @param name what messages call it, such as {@code PostgreSQL}
     * @param command program and arguments
     * @param environment added to this JVM's own
     * @param directory where it runs
     * @param log standard output and error are appended to it
     * @param pidFile holds its process id as long as it runs
     */
    public record Spec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log,
            Path pidFile) {

        public Spec {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /** @throws BackingException if the program or its files cannot be opened */
    public static ManagedProcess start(Spec spec) {
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            Files.createDirectories(spec.directory());
            long logStart = Files.exists(spec.log()) ? Files.size(spec.log()) : 0;
            var builder = new ProcessBuilder(spec.command())
                    .directory(spec.directory().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            builder.environment().putAll(spec.environment());
            var process = builder.start();
            Files.writeString(spec.pidFile(), process.pid() + "\n");
            return new ManagedProcess(spec, process, logStart);
        } catch (IOException failed) {
            throw new BackingException("cannot start " + spec.name() + ": " + reason(failed), failed);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The handle of the process, to wait on or to look at. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path log() {
        return spec.log();
    }

    /** What the process wrote since it was started, from its log file. */
    public String output() {
        try (var channel = Files.newByteChannel(spec.log())) {
            channel.position(Math.min(logStart, channel.size()));
            var bytes = ByteBuffer.allocate((int) Math.min(channel.size() - channel.position(), 1 << 20));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until the buffer is full or the file ends
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "(its log " + spec.log() + " cannot be read)";
        }
    }

    /** The last lines that it wrote. */
    public List<String> lastLines(int count) {
        var lines = output().lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /**
     * Waits until the condition holds.
     *
     * @throws BackingException if the process ends before that, or the time is up; the message quotes its log
     */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                removePidFile();
                throw new BackingException(
                        spec.name() + " ended with exit code " + process.exitValue() + " while starting; " + said());
            }
            if (System.nanoTime() > deadline) {
                throw new BackingException(
                        spec.name() + " was not ready within " + limit.toSeconds() + " s; " + said());
            }
            Processes.pause();
        }
    }

    /** Asks it to stop; when the grace is over, kills it. Does nothing when it has ended. */
    public void stop(StopSignal signal, Duration grace) {
        Processes.stop(handle(), signal, grace);
        reap();
        removePidFile();
    }

    /** SIGKILL to the process and all that it started: the crash that tests ask for. Waits until they are gone. */
    public void kill9() {
        var family = Processes.family(handle());
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> Processes.awaitEnd(member, Processes.KILL_WAIT));
        reap();
    }

    /** SIGSTOP to the process and all that it started: it keeps its sockets and answers nothing. */
    public void pause() {
        Processes.family(handle()).forEach(member -> Processes.signal(member, "STOP"));
    }

    /** SIGCONT: the opposite of {@link #pause}. */
    public void resume() {
        Processes.family(handle()).forEach(member -> Processes.signal(member, "CONT"));
    }

    /**
     * Stops the process that a pid file names, if it still runs and its command line holds the mark; a process that
     * merely got the same pid later is left alone.
     *
     * @return whether there was one
     */
    public static boolean stopLeftover(Path pidFile, String mark, StopSignal signal, Duration grace) {
        var leftover = leftover(pidFile, mark);
        leftover.ifPresent(process -> Processes.stop(process, signal, grace));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException failed) {
            throw new BackingException("cannot remove " + pidFile + ": " + reason(failed), failed);
        }
        return leftover.isPresent();
    }

    /** The running process that a pid file names, if its command line holds the mark. */
    public static Optional<ProcessHandle> leftover(Path pidFile, String mark) {
        try {
            long pid = Long.parseLong(
                    Files.readString(pidFile).strip().lines().findFirst().orElse(""));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> String.join(
                                    " ", process.info().arguments().orElse(new String[0]))
                            .contains(mark));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    static String reason(IOException failed) {
        var message = String.valueOf(failed.getMessage());
        return switch (failed) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileAlreadyExistsException exists -> exists.getFile() + " is in the way";
            default -> message;
        };
    }

    /** It has ended, or will in a moment; {@link #isAlive} must say so from here on. */
    private void reap() {
        try {
            if (!process.waitFor(Processes.KILL_WAIT)) {
                throw new BackingException(
                        spec.name() + " (process " + pid() + ") does not end, even when killed; see " + spec.log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String said() {
        var lines = lastLines(12);
        return lines.isEmpty()
                ? "its log " + spec.log() + " is empty"
                : "the end of its log " + spec.log() + ":\n  " + String.join("\n  ", lines);
    }

    private void removePidFile() {
        try {
            Files.deleteIfExists(spec.pidFile());
        } catch (IOException failed) {
            throw new BackingException("cannot remove " + spec.pidFile() + ": " + reason(failed), failed);
        }
    }
}
