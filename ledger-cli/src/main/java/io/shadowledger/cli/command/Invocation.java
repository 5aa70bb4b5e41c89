package io.shadowledger.cli.command;

import io.shadowledger.cli.client.LedgerClient;
import io.shadowledger.cli.client.Retry;
import io.shadowledger.cli.config.ConfigurationFile;
import io.shadowledger.cli.config.Target;
import io.shadowledger.cli.config.TokenCache;
import io.shadowledger.cli.output.Printer;
import io.shadowledger.cli.output.Progress;
import io.shadowledger.cli.output.Style;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.Environment;
import io.shadowledger.cli.runtime.ExitCode;
import io.shadowledger.cli.time.Moments;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One run of the command line: what commands need, made when they first ask for it. */
public final class Invocation implements AutoCloseable {

    private static final int TRIES = 8;

    private final Environment environment;
    private final GlobalOptions options = new GlobalOptions();
    private @Nullable Target target;
    private @Nullable LedgerClient ledger;

    public Invocation(Environment environment) {
        this.environment = environment;
    }

    public GlobalOptions options() {
        return options;
    }

    public Environment environment() {
        return environment;
    }

    public ConfigurationFile configurationFile() {
        return ConfigurationFile.in(environment);
    }

    /** Where the command goes, and as whom. */
    public Target target() {
        if (target == null) {
            var server = options.server() == null ? environment.variable("SHADOWLEDGER_SERVER") : options.server();
            target = Target.of(configurationFile().read(), options.context(), server, options.user());
        }
        return target;
    }

    /** The address given on the command line; null when there is none. */
    public @Nullable String serverOption() {
        return options.server();
    }

    /** The ledger, as the user that was asked for. */
    public LedgerClient ledger() {
        if (ledger == null) {
            ledger = new LedgerClient(
                    target(),
                    new TokenCache(configurationFile().tokenDirectory(), environment.clock()),
                    environment.variable("SHADOWLEDGER_PASSWORD"),
                    line -> {
                        if (options.verbose()) {
                            note(line);
                        }
                    });
        }
        return ledger;
    }

    /** Where results go. */
    public Printer printer() {
        return printer(false);
    }

    /** Where results go that come again and again. */
    public Printer printer(boolean stream) {
        return new Printer(environment.out(), options.output(), environment.columns(), style(), stream);
    }

    /** Colours, where standard output is a terminal and nobody minds. */
    public Style style() {
        return new Style(!options.noColor()
                && !environment.variables().containsKey("NO_COLOR")
                && environment.terminal().outputIsTerminal());
    }

    /** A line on standard error while something takes its time. */
    public Progress progress() {
        return new Progress(environment.err(), environment.terminal().errorIsTerminal(), environment.columns());
    }

    public boolean verbose() {
        return options.verbose();
    }

    /** A remark on standard error, where it does not disturb a program that reads the result. */
    public void note(String text) {
        environment.out().flush();
        environment.err().println(text);
    }

    /** Repeats what may be repeated while the ledger is away, and says so. */
    public Retry retry() {
        return new Retry(
                TRIES,
                environment.pause(),
                (failure, wait) -> note(failure.getMessage() + "; trying again in " + seconds(wait)));
    }

    /**
     * How moments are understood.
     *
     * @param zone {@code --zone}; null means the context's, else UTC
     */
    public Moments moments(@Nullable String zone) {
        var name = zone == null ? contextZone() : zone;
        try {
            return new Moments(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            throw new CommandFailure(
                    ExitCode.USAGE, "'" + name + "' is not a time zone: use one such as Europe/Prague or UTC", unknown);
        }
    }

    private String contextZone() {
        var zone = target().context().zone();
        return zone == null ? "UTC" : zone;
    }

    private static String seconds(Duration wait) {
        return Text.grouped(String.valueOf(wait.toMillis() / 1000.0)) + " s";
    }

    @Override
    public void close() {
        environment.out().flush();
        environment.err().flush();
        if (ledger != null) {
            ledger.close();
        }
    }
}
