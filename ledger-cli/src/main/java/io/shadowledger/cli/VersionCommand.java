package io.shadowledger.cli;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Show the version of this command line.")
final class VersionCommand implements Callable<Integer> {

    /** What {@code -o json} shows. */
    record Version(String version, String java) {}

    private final Invocation invocation;

    VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var version = new Version(
                // From the jar's manifest; there is none when the classes run as they were compiled.
                Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "development"),
                System.getProperty("java.version", "unknown"));
        invocation
                .printer()
                .one(version, new Fields().add("Version", version.version()).add("Java", version.java()));
        return ExitCode.OK;
    }
}
