package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.home.SandboxRecord;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether the sandbox runs, and where to look. Exit code 0 when it is ready, 1 otherwise. */
@Command(name = "status", description = "Says whether the sandbox runs, and where.")
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Override
    public Integer call() {
        var home = homeOption.home();
        var out = spec.commandLine().getOut();
        if (!home.exists()) {
            out.println("There is no sandbox in " + home.directory() + ": start one with ./shadowledger up");
            return SandboxMain.FAILED;
        }
        var hold = home.hold();
        if (hold.isPresent()) {
            hold.get().close();
            out.println("The sandbox in " + home.directory() + " is stopped: continue with ./shadowledger up");
            return SandboxMain.FAILED;
        }
        var running = home.read();
        out.println("The sandbox is " + running.phase() + ", process " + running.pid() + " since " + running.startedAt()
                + "\n");
        out.print(Welcome.addresses(home, running));
        return SandboxRecord.READY.equals(running.phase()) ? 0 : SandboxMain.FAILED;
    }
}
