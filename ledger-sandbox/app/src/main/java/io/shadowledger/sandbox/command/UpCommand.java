package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.Sandbox;
import io.shadowledger.sandbox.SandboxOptions;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.home.SandboxPort;
import io.shadowledger.sandbox.home.SandboxRunningException;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything and stays until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the whole system on this machine and stays; Ctrl-C stops it.",
        footer = {
            "",
            "Ports are 127.0.0.1 only. The usual ones are taken if they are free and are the",
            "same at every start; --port asks for one and fails if it is in use. Names:",
            "postgres, kafka, kafka-controller, operator, ledger, console."
        })
final class UpCommand implements Callable<Integer> {

    private static final Duration SUPERVISION = Duration.ofSeconds(2);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(
            names = "--kubernetes",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "auto, real or simulated (default: ${DEFAULT-VALUE}, the first that works).")
    private String kubernetes = "auto";

    @Option(names = "--no-sample", description = "Do not feed the sample day.")
    private boolean noSample;

    @Option(names = "--port", paramLabel = "NAME=PORT", description = "Listen there, for example ledger=8080.")
    private Map<String, Integer> ports = Map.of();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var options = options();
        logToFile();
        var sandbox = new Sandbox(options, new TerminalProgress(out), Clock.systemUTC());
        var stopper = new Thread(() -> stop(sandbox, out), "sandbox-stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        long from = System.nanoTime();
        out.println("Shadow Ledger in " + home.home().directory());
        out.flush();
        try {
            sandbox.start();
        } catch (SandboxRunningException second) {
            spec.commandLine()
                    .getErr()
                    .println("shadowledger: " + second.getMessage() + "\n\n"
                            + Welcome.addresses(home.home(), second.running())
                            + "\nStop it with ./shadowledger down");
            return SandboxMain.FAILED;
        }
        out.print(Welcome.text(
                home.home(),
                home.home().read(),
                Credentials.of(home.home()),
                Duration.ofNanos(System.nanoTime() - from)));
        out.flush();
        return supervise(sandbox);
    }

    /** Ends when a part does; being told to stop ends the whole process instead. */
    private int supervise(Sandbox sandbox) {
        var forever = new CountDownLatch(1);
        try {
            while (!forever.await(SUPERVISION.toMillis(), TimeUnit.MILLISECONDS)) {
                var failure = sandbox.failure();
                if (failure.isPresent()) {
                    spec.commandLine().getErr().println("shadowledger: " + failure.get());
                    return SandboxMain.FAILED;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return SandboxMain.FAILED;
    }

    private SandboxOptions options() {
        try {
            var options = SandboxOptions.in(home.home().directory(), HomeOption.root())
                    .withKubernetes(KubernetesMode.of(kubernetes))
                    .withSample(!noSample);
            for (var port : ports.entrySet()) {
                options = options.withPort(SandboxPort.of(port.getKey()), port.getValue());
            }
            return options;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    /** The terminal is for a person; what our libraries say goes beside the logs of the other parts. */
    private void logToFile() {
        var directory = home.home();
        directory.create();
        try {
            Files.createDirectories(directory.logs());
        } catch (IOException failed) {
            throw new SandboxException("cannot make " + directory.logs() + ": " + failed.getMessage(), failed);
        }
        // Read once, when the first logger is made.
        System.setProperty(
                "org.slf4j.simpleLogger.logFile",
                directory.logs().resolve("sandbox.log").toString());
    }

    private static void stop(Sandbox sandbox, PrintWriter out) {
        if (sandbox.isHeld()) {
            out.println("\nStopping");
            sandbox.close();
            out.flush();
        }
    }
}
