package io.shadowledger.service;

import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.auth.Token;
import io.shadowledger.api.event.EventsApi;
import io.shadowledger.api.system.SystemApi;
import io.shadowledger.sandbox.backing.OwnedDatabase;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.service.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The whole service in this JVM on a free port, against a given database and broker. */
public final class RunningService implements AutoCloseable {

    private static final String PASSWORD = "test-password";
    private static final String HASH = new BCryptPasswordEncoder(4).encode(PASSWORD);

    private final ConfigurableApplicationContext context;
    private final RestClient anonymous;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
        this.anonymous = RestClient.create("http://127.0.0.1:" + port());
    }

    /** @param settings further {@code name=value} settings */
    public static RunningService start(PostgresDatabase database, String bootstrapServers, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--shadowledger.kafka.bootstrap-servers=" + bootstrapServers,
                "--shadowledger.default-currency=CZK",
                "--shadowledger.jwt.secret=0123456789abcdef0123456789abcdef",
                "--shadowledger.users="
                        + users("feed:user", "auditor:auditor", "maker:auditor,admin", "checker:auditor,admin")));
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        return new RunningService(
                new SpringApplicationBuilder(LedgerServiceApplication.class).run(arguments.toArray(String[]::new)));
    }

    /** Likewise, with tables that belong to another user. */
    public static RunningService start(OwnedDatabase database, String bootstrapServers, String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.add("shadowledger.owner.username=" + database.owner().username());
        all.add("shadowledger.owner.password=" + database.owner().password());
        return start(database.service(), bootstrapServers, all.toArray(String[]::new));
    }

    /** Makes the ledger's three topics. */
    public static void createTopics(String bootstrapServers, int rawPartitions) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.RAW, rawPartitions, (short) 1),
                            new NewTopic(Topics.CORRECTIONS, 1, (short) 1),
                            new NewTopic(Topics.DEAD_LETTER, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** Waits until something holds; fails with its description after a minute. */
    public static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within a minute: " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting: " + what, interrupted);
            }
        }
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public EventsApi events() {
        return client("feed", EventsApi.class);
    }

    public AccountsApi accounts() {
        return client("auditor", AccountsApi.class);
    }

    public SystemApi system() {
        return client("auditor", SystemApi.class);
    }

    /** A client that is signed in, and leaves statuses to its caller. */
    public RestClient as(String user) {
        return anonymous
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token(user))
                .build();
    }

    /** A fresh token of a user. */
    public String token(String user) {
        return anonymous
                .post()
                .uri("/auth/token")
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Credentials(user, PASSWORD))
                .retrieve()
                .body(Token.class)
                .accessToken();
    }

    public RestClient anonymous() {
        return anonymous;
    }

    @Override
    public void close() {
        context.close();
    }

    /** A client of one of the contract's interfaces, signed in. */
    public <T> T client(String user, Class<T> api) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(as(user)))
                .build()
                .createClient(api);
    }

    private static String users(String... namesAndRoles) {
        var lines = new ArrayList<String>();
        for (var user : namesAndRoles) {
            var parts = user.split(":");
            lines.add(parts[0] + ":{bcrypt}" + HASH + ":" + parts[1]);
        }
        return String.join("\n", lines);
    }
}
