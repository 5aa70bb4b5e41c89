package io.shadowledger.sandbox.command;

import io.shadowledger.sandbox.LocalOperator;
import io.shadowledger.sandbox.Sandbox;
import io.shadowledger.sandbox.SandboxOptions;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.home.SandboxPort;
import io.shadowledger.sandbox.home.SandboxRunningException;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything and stays until it is told to stop. */
@Command(
        name = "up",
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
            description = "auto, real, simulated or current-context (default: auto: real or simulated, the first"
                    + " that works).")
    private String kubernetes = "auto";

    @Option(
            names = "--operator-only",
            description = "With current-context: run the operator here, for that cluster, and nothing else.")
    private boolean operatorOnly;

    @Option(names = "--no-sample", description = "Do not feed the sample day.")
    private boolean noSample;

    @Option(names = "--port", paramLabel = "NAME=PORT", description = "Listen there, for example ledger=8080.")
    private Map<String, Integer> ports = Map.of();

    @Override
    public Integer call() {
        var options = options();
        logToFile();
        var out = spec.commandLine().getOut();
        out.println("Shadow Ledger in " + home.home().directory());
        out.flush();
        try {
            return options.kubernetes() == KubernetesMode.CURRENT_CONTEXT ? runOperator(options) : runAll(options);
        } catch (SandboxRunningException second) {
            spec.commandLine()
                    .getErr()
                    .println("shadowledger: " + second.getMessage() + "\n\n"
                            + Welcome.addresses(home.home(), second.running())
                            + "\nStop it with ./shadowledger down");
            return SandboxMain.FAILED;
        }
    }

    private int runAll(SandboxOptions options) {
        var out = spec.commandLine().getOut();
        var sandbox = new Sandbox(options, new TerminalProgress(out), Clock.systemUTC());
        stopWithProcess(sandbox, sandbox::isHeld);
        long from = System.nanoTime();
        sandbox.start();
        out.print(Welcome.text(
                home.home(),
                home.home().read(),
                Credentials.of(home.home()),
                Duration.ofNanos(System.nanoTime() - from)));
        out.flush();
        sandbox.recordStartCaches();
        return supervise(sandbox::failure);
    }

    private int runOperator(SandboxOptions options) {
        var out = spec.commandLine().getOut();
        var operator = new LocalOperator(options, new TerminalProgress(out), Clock.systemUTC());
        stopWithProcess(operator, operator::isHeld);
        operator.start();
        out.println("\nReady: kubectl apply a ShadowLedger with your own database and brokers."
                + "\nCtrl-C stops the operator; what it made stays in the cluster.");
        out.flush();
        return supervise(operator::failure);
    }

    /** Ctrl-C and down end the process; what it runs is then stopped in order. */
    private void stopWithProcess(AutoCloseable running, BooleanSupplier isHeld) {
        var out = spec.commandLine().getOut();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (isHeld.getAsBoolean()) {
                                out.println("\nStopping");
                                close(running);
                                out.flush();
                            }
                        },
                        "sandbox-stop"));
    }

    private void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception failed) {
            spec.commandLine().getErr().println("shadowledger: " + failed.getMessage());
        }
    }

    /** Ends when a part does; being told to stop ends the whole process instead. */
    private int supervise(Supplier<Optional<String>> failures) {
        var forever = new CountDownLatch(1);
        try {
            while (!forever.await(SUPERVISION.toMillis(), TimeUnit.MILLISECONDS)) {
                var failure = failures.get();
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
            requireOperatorOnly(options.kubernetes());
            for (var port : ports.entrySet()) {
                options = options.withPort(SandboxPort.of(port.getKey()), port.getValue());
            }
            return options;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private void requireOperatorOnly(KubernetesMode mode) {
        if (mode == KubernetesMode.CURRENT_CONTEXT && !operatorOnly) {
            throw new IllegalArgumentException(
                    "the pods of your cluster cannot reach PostgreSQL and Kafka on this machine's loopback, so with"
                            + " --kubernetes=current-context only the operator can run here: say so with"
                            + " --operator-only, and name your own database and brokers in your ShadowLedgers");
        }
        if (mode != KubernetesMode.CURRENT_CONTEXT && operatorOnly) {
            throw new IllegalArgumentException("--operator-only goes with --kubernetes=current-context");
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
}
