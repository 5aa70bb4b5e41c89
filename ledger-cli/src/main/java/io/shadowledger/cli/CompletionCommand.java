package io.shadowledger.cli;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a script that completes commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(${ROOT-COMMAND-NAME} completion bash)",
            "  ${ROOT-COMMAND-NAME} completion zsh > ~/.shadowledger-completion",
            "  echo 'source ~/.shadowledger-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells; zsh reads the script of bash through its bashcompinit, which the script calls. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.bash;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Invocation invocation;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var out = invocation.environment().out();
        if (shell == Shell.zsh) {
            out.print("autoload -U +X compinit && compinit\n");
        }
        out.print(AutoComplete.bash("shadowledger", spec.root().commandLine()));
        return ExitCode.OK;
    }
}
