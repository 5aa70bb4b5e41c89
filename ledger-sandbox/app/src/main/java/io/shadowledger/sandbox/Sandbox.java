package io.shadowledger.sandbox;

import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.sandbox.feed.LedgerConnection;
import io.shadowledger.sandbox.feed.SampleFeed;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.PortPlan;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.home.SandboxHome;
import io.shadowledger.sandbox.home.SandboxRunningException;
import io.shadowledger.sandbox.kubernetes.KubernetesApi;
import io.shadowledger.sandbox.kubernetes.KubernetesMode;
import io.shadowledger.sandbox.sample.SampleDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on this machine: PostgreSQL, Kafka, a Kubernetes API, the operator, and the ledger and console that
 * the operator made. Its data stay in the state directory, so that a later start continues with them. Used by
 * {@code ./shadowledger up} and as the fixture of the end-to-end tests.
 */
public final class Sandbox implements AutoCloseable {

    private final SandboxOptions options;
    private final Progress progress;
    private final Clock clock;
    private final SandboxHome home;
    private final Programs programs;
    private final Parts parts = new Parts();
    private volatile boolean closing;
    private volatile @Nullable Running running;
    private volatile SandboxHome.@Nullable Hold hold;

    private record Running(
            Servers servers,
            Credentials credentials,
            Map<String, String> addresses,
            Optional<CbsReport> sampleReport) {}

    /** A sandbox that is not started yet; {@link #close} may be called at any time, also while it starts. */
    public Sandbox(SandboxOptions options, Progress progress, Clock clock) {
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        this.home = new SandboxHome(options.home());
        this.programs = new Programs(options.root());
    }

    /**
     * Starts a sandbox and returns when the ledger runs and, if asked for, the sample day is compared.
     *
     * @throws SandboxRunningException if another process has the state directory
     * @throws SandboxException if a part does not come up; what had been started is stopped again
     */
    public static Sandbox start(SandboxOptions options, Progress progress) {
        var sandbox = new Sandbox(options, progress, Clock.systemUTC());
        // A JVM that is told to end, such as an aborted test run, leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        sandbox.start();
        return sandbox;
    }

    /** As {@link #start(SandboxOptions, Progress)}. */
    public synchronized void start() {
        home.create();
        hold = home.hold().orElseThrow(() -> new SandboxRunningException(home.read()));
        try {
            running = bringUp();
        } catch (RuntimeException failed) {
            stop();
            throw failed;
        }
    }

    /** Stops everything it started, clients before servers. Safe to call from a shutdown hook while it still starts. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            stop();
        }
    }

    /** Whether it has the state directory: from the beginning of a start to the end of a stop. */
    public boolean isHeld() {
        return hold != null;
    }

    /**
     * Stops what a killed sandbox left running; the caller holds the state directory.
     *
     * @return the names of what was stopped
     */
    public static List<String> stopLeftovers(SandboxHome home) {
        return Leftovers.stop(home);
    }

    /** The ledger's base URL, such as {@code http://127.0.0.1:18080}. */
    public String ledgerUrl() {
        return address("ledger");
    }

    /** The console's base URL. */
    public String consoleUrl() {
        return address("console");
    }

    /** All addresses by name: ledger, console, postgres, kafka, kubeconfig. */
    public Map<String, String> addresses() {
        return running().addresses();
    }

    /** Passwords by user: feed, auditor, maker, checker. */
    public Map<String, String> logins() {
        return running().credentials().passwords();
    }

    public Path kubeconfig() {
        return running().servers().cluster().kubeconfig();
    }

    public KubernetesApi kubernetes() {
        return running().servers().cluster().kubernetes();
    }

    /** The client's configuration file, for {@code SHADOWLEDGER_CONFIG}. */
    public Path clientConfiguration() {
        return home.clientConfiguration();
    }

    /** The directory with the sample day's files. */
    public Path sampleDirectory() {
        return home.sample();
    }

    public SandboxHome home() {
        return home;
    }

    /** The database server, for tests that take it away. */
    public PostgresProcess postgres() {
        return running().servers().postgres();
    }

    /** The ledger's database, as its owner: for tests that look into the book. */
    public PostgresDatabase database() {
        return running().servers().database().owner();
    }

    /** The broker, for tests that take it away. */
    public KafkaProcess kafka() {
        return running().servers().kafka();
    }

    /** Records, in the background, what makes the next start faster. Ended by {@link #close}. */
    public synchronized void recordStartCaches() {
        if (running != null) {
            parts.addQuietly(StartCaches.record(programs.all(), home.logs().resolve("start-caches.log")));
        }
    }

    /** A part that ended without being asked to, with the place of its log; empty while all is well. */
    public Optional<String> failure() {
        var now = running;
        if (now == null || closing) {
            return Optional.empty();
        }
        return now.servers().failure();
    }

    /** What comparing the sample report came to; empty when it was not asked for or was done by an earlier run. */
    public Optional<CbsReport> sampleReport() {
        return running().sampleReport();
    }

    private Running bringUp() {
        var leftovers = Leftovers.stop(home);
        if (!leftovers.isEmpty()) {
            progress.note("Sandbox", "stopped what a killed sandbox had left: " + String.join(", ", leftovers));
        }
        var plan = PortPlan.of(options.ports(), home.read());
        plan.notes().forEach(note -> progress.note("Ports", note));
        home.write(home.read().starting(ProcessHandle.current().pid(), clock.instant(), plan.ports()));
        var credentials = Credentials.of(home);
        var servers = Servers.start(kubernetesMode(), home, programs, plan, credentials, parts, progress);
        requireGoingOn();
        var cluster = servers.cluster();
        cluster.demandLedger(credentials, servers.database(), servers.kafka().bootstrapServers());
        var urls = cluster.awaitLedger(options.readyLimit(), this::requireGoingOn);
        var addresses = new TreeMap<String, String>();
        addresses.put("ledger", urls.ledger());
        addresses.put("console", urls.console());
        addresses.put("postgres", servers.database().service().jdbcUrl());
        addresses.put("kafka", servers.kafka().bootstrapServers());
        addresses.put("kubeconfig", cluster.kubeconfig().toString());
        home.writePrivately(
                home.clientConfiguration(), ClientConfiguration.yaml(urls.ledger(), credentials, cluster.kubeconfig()));
        var report = options.sample() ? feedSample(urls.ledger(), credentials) : Optional.<CbsReport>empty();
        home.write(home.read().ready(cluster.kubernetes().mode().text(), addresses));
        return new Running(servers, credentials, Map.copyOf(addresses), report);
    }

    /** The first that works, the first time; then the one that holds the objects of the last run. */
    private KubernetesMode kubernetesMode() {
        if (options.kubernetes() != KubernetesMode.AUTO) {
            return options.kubernetes();
        }
        return Optional.ofNullable(home.read().kubernetes())
                .map(KubernetesMode::of)
                // Never the user's own cluster unless asked for.
                .filter(last -> last != KubernetesMode.CURRENT_CONTEXT)
                .orElse(KubernetesMode.AUTO);
    }

    private Optional<CbsReport> feedSample(String ledgerUrl, Credentials credentials) {
        var day = SampleDay.standard();
        try {
            day.writeTo(home.sample());
        } catch (IOException failed) {
            throw new SandboxException("cannot write the sample day to " + home.sample() + ": " + failed, failed);
        }
        if (SampleDay.NAME.equals(home.read().sample())) {
            return Optional.empty();
        }
        try (var ledger = new LedgerConnection(ledgerUrl)) {
            var feed = new SampleFeed(ledger, credentials, note -> progress.note("Sample day", note));
            var watch = Stopwatch.start();
            int accepted = feed.sendEvents(day);
            progress.done("Sample day", accepted + " events of " + SampleDay.DATE + " accepted", watch.elapsed());
            requireGoingOn();
            var comparing = Stopwatch.start();
            var report = feed.sendReport(day);
            progress.done("CBS report", SampleSummary.of(report), comparing.elapsed());
            home.write(home.read().fed(SampleDay.NAME));
            return Optional.of(report);
        }
    }

    private void requireGoingOn() {
        if (closing) {
            throw new SandboxException("stopped while starting");
        }
    }

    private synchronized void stop() {
        var held = hold;
        if (held == null) {
            return;
        }
        running = null;
        hold = null;
        try {
            parts.stop(progress);
        } finally {
            home.write(home.read().stopped());
            held.close();
        }
    }

    private String address(String name) {
        var address = running().addresses().get(name);
        if (address == null) {
            throw new IllegalStateException("the sandbox has no " + name);
        }
        return address;
    }

    private Running running() {
        var now = running;
        if (now == null) {
            throw new IllegalStateException("the sandbox does not run");
        }
        return now;
    }
}
