package io.shadowledger.service.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that keeps the answers. A caller waits for it no longer than the timeout, never for a connection to be
 * made, and not at all while the circuit is open.
 */
final class Redis implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** What a server that hangs can make this process hold, beside the answers themselves. */
    private static final int MAX_QUEUED = 256;

    private static final Logger log = LoggerFactory.getLogger(Redis.class);

    private final CacheProperties settings;
    private final ClientResources resources;
    private final RedisClient client;
    private final Circuit circuit = new Circuit(PAUSE);
    private final AtomicReference<@Nullable CompletionStage<StatefulRedisConnection<String, byte[]>>> connection =
            new AtomicReference<>();

    Redis(CacheProperties settings) {
        this.settings = settings;
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(50), Duration.ofSeconds(5), 2, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_QUEUED)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .build());
    }

    private static RedisURI uri(CacheProperties settings) {
        var uri = RedisURI.builder()
                .withHost(settings.host())
                .withPort(settings.port())
                .withSsl(settings.tls())
                .withTimeout(CONNECT_TIMEOUT)
                .withClientName("shadow-ledger");
        var password = settings.password();
        if (password != null && settings.hasPassword()) {
            if (settings.username() == null || settings.username().isEmpty()) {
                uri.withPassword(password.toCharArray());
            } else {
                uri.withAuthentication(settings.username(), password.toCharArray());
            }
        }
        return uri.build();
    }

    /** Begins to connect, so that the first question need not be the one that finds no connection. */
    void open() {
        connected();
    }

    /**
     * What is kept under a key.
     *
     * @throws CacheAwayException if that cannot be said now
     */
    Optional<byte[]> get(String key) throws CacheAwayException {
        var open = usable();
        try {
            var value = open.sync().get(key);
            circuit.succeeded();
            return Optional.ofNullable(value);
        } catch (RedisException failure) {
            circuit.failed();
            throw new CacheAwayException(failure);
        }
    }

    /**
     * Keeps a value, without waiting for it.
     *
     * @param failed is told if it was not kept
     */
    void put(String key, byte[] value, Runnable failed) {
        try {
            var unused = usable().async()
                    .set(key, value, SetArgs.Builder.px(settings.timeToLive()))
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            circuit.failed();
                            failed.run();
                        }
                    });
        } catch (RedisException | CacheAwayException notNow) {
            failed.run();
        }
    }

    /** Why nothing is read from it now; empty while it answers. */
    Optional<String> trouble() {
        if (circuit.isOpen()) {
            tryAgain();
            return Optional.of("Redis at " + address() + " does not answer within "
                    + settings.timeout().toMillis()
                    + " ms: check that it runs and REDIS_HOST, REDIS_PORT, REDIS_TLS and its login;"
                    + " until then the database answers");
        }
        var stage = connection.get();
        if (stage != null && stage.toCompletableFuture().isDone()) {
            if (!stage.toCompletableFuture().isCompletedExceptionally()) {
                return Optional.empty();
            }
            // Whoever looks has it tried again, for nobody may be asking
            connection.compareAndSet(stage, null);
            connected();
        }
        return Optional.of("there is no connection to Redis at " + address() + " yet; the database answers");
    }

    /** Whoever looks has it tried again, for nobody may be asking. */
    private void tryAgain() {
        try {
            var unused = usable().async().ping().whenComplete((_, failure) -> {
                if (failure == null) {
                    circuit.succeeded();
                } else {
                    circuit.failed();
                }
            });
        } catch (CacheAwayException | RedisException notYet) {
            log.debug("Redis is still away", notYet);
        }
    }

    String address() {
        return settings.host() + ":" + settings.port();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private StatefulRedisConnection<String, byte[]> usable() throws CacheAwayException {
        if (!circuit.allows()) {
            throw new CacheAwayException(null);
        }
        CompletionStage<StatefulRedisConnection<String, byte[]>> stage;
        try {
            stage = connected();
        } catch (RuntimeException cannotBegin) {
            // Such as while this process ends
            circuit.failed();
            throw new CacheAwayException(cannotBegin);
        }
        var opening = stage.toCompletableFuture();
        if (!opening.isDone()) {
            throw new CacheAwayException(null);
        }
        if (opening.isCompletedExceptionally()) {
            connection.compareAndSet(stage, null);
            circuit.failed();
            throw new CacheAwayException(opening.exceptionNow());
        }
        return opening.resultNow();
    }

    /** Once it was made, lettuce makes it anew by itself whenever it breaks. */
    private CompletionStage<StatefulRedisConnection<String, byte[]>> connected() {
        var current = connection.get();
        if (current != null) {
            return current;
        }
        synchronized (this) {
            var again = connection.get();
            if (again == null) {
                again = client.connectAsync(
                                RedisCodec.of(new StringCodec(StandardCharsets.UTF_8), ByteArrayCodec.INSTANCE),
                                uri(settings))
                        .thenApply(made -> {
                            // Only now: to greet the server may take longer than to ask it
                            made.setTimeout(settings.timeout());
                            return made;
                        });
                connection.set(again);
            }
            return again;
        }
    }
}
