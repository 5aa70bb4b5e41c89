package io.shadowledger.cli.command.settings;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.config.Target;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "use-context",
        description = "Make a context the current one.",
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} config use-context production"})
final class ConfigUseContextCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The context's name, as 'config view' shows it.")
    private String name = "";

    private final Invocation invocation;

    ConfigUseContextCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var file = invocation.configurationFile();
        var configuration = file.read();
        if (!configuration.contexts().containsKey(name)) {
            throw Target.unknown(configuration, name);
        }
        file.write(configuration.withCurrent(name));
        invocation.note("Commands now go to context " + name + ".");
        return ExitCode.OK;
    }
}
