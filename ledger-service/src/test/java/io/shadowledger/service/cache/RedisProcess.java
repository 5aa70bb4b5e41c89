package io.shadowledger.service.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.shadowledger.sandbox.backing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.embedded.RedisServer;

/** A real Redis of a test's own, which can be killed, paused and looked into. */
final class RedisProcess implements AutoCloseable {

    private final int port = Ports.free();
    private RedisServer server;
    private ProcessHandle process;

    RedisProcess() {
        start();
    }

    void start() {
        var before = children();
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = children().stream()
                .filter(child -> !before.contains(child))
                .findFirst()
                .orElseThrow();
    }

    int port() {
        return port;
    }

    void kill9() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    <T> T ask(Function<RedisCommands<String, byte[]>, T> question) {
        var client = RedisClient.create("redis://127.0.0.1:" + port);
        try (var connection =
                client.connect(RedisCodec.of(new StringCodec(StandardCharsets.UTF_8), ByteArrayCodec.INSTANCE))) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                resume();
            }
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("redis-server"))
                .collect(Collectors.toSet());
    }
}
