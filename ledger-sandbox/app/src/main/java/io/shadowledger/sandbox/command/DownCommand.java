package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.Sandbox;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.home.SandboxHome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops a running sandbox from a second terminal, and what a killed one left. */
@Command(name = "down", description = "Stops the sandbox; with --purge also removes its data.")
final class DownCommand implements Callable<Integer> {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(120);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Option(names = "--purge", description = "Remove all data of the sandbox as well.")
    private boolean purge;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before data are removed.")
    private boolean yes;

    @Override
    public Integer call() {
        var home = homeOption.home();
        var out = spec.commandLine().getOut();
        if (!home.exists()) {
            out.println("There is no sandbox in " + home.directory());
            return 0;
        }
        if (purge && !yes && !confirmed(home, out)) {
            spec.commandLine().getErr().println("shadowledger: nothing was stopped or removed");
            return SandboxMain.REFUSED;
        }
        try (var hold = stopped(home, out)) {
            if (purge) {
                home.purge();
                out.println("Removed " + home.directory());
            }
        }
        return 0;
    }

    /** Holds the sandbox, once whoever runs it has let go of it. */
    private SandboxHome.Hold stopped(SandboxHome home, PrintWriter out) {
        var hold = home.hold();
        if (hold.isPresent()) {
            var leftovers = Sandbox.stopLeftovers(home);
            out.println(
                    leftovers.isEmpty()
                            ? "The sandbox was not running"
                            : "Stopped what a killed sandbox had left: " + String.join(", ", leftovers));
            return hold.get();
        }
        var pid = home.read().pid();
        var owner = pid == null ? Optional.<ProcessHandle>empty() : ProcessHandle.of(pid);
        if (owner.isEmpty()) {
            throw new SandboxException(
                    "another process holds " + home.directory() + ", and it is not known which; try again");
        }
        out.println("Stopping the sandbox of process " + pid);
        out.flush();
        owner.get().destroy();
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var free = home.hold();
            if (free.isPresent()) {
                out.println("Stopped");
                return free.get();
            }
            pause();
        }
        throw new SandboxException("process " + pid + " did not stop within " + STOP_LIMIT.toSeconds()
                + " s: look at its terminal, or kill it and run ./shadowledger down again");
    }

    /** Only someone who can see the question can answer it. */
    private static boolean confirmed(SandboxHome home, PrintWriter out) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            out.println("Removing " + home.directory() + " with all its data needs -y where nobody can be asked");
            return false;
        }
        out.print("Remove " + home.directory() + " with the book, the topics and all else in it? [y/N] ");
        out.flush();
        var answer = console.readLine();
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while the sandbox stops", interrupted);
        }
    }
}
