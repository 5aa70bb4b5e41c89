package io.shadowledger.sandbox.kubernetes.simulated.http;

import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.Objects;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** {@code kubectl logs}: the files that the node agent writes, one per pod. */
final class PodLogs {

    private static final int CHUNK = 64 * 1024;

    private final Path directory;
    private final Objects objects;

    PodLogs(Path directory, Objects objects) {
        this.directory = directory;
        this.objects = objects;
    }

    /** Sends a pod's log, and with {@code follow} what is added to it until the pod is gone. */
    void stream(Request request, ResourcePath path) throws IOException, InterruptedException {
        objects.get(path.type(), path.namespace(), path.name());
        var file = directory.resolve(path.name() + ".log").normalize();
        if (!file.startsWith(directory) || !Files.exists(file)) {
            throw ApiException.badRequest("container in pod \"" + path.name() + "\" has not written a log yet");
        }
        var exchange = request.exchange();
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, 0);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(start(channel, request.query("tailLines")));
            var out = exchange.getResponseBody();
            copy(channel, out);
            while (request.flag("follow") && alive(path)) {
                out.flush();
                TimeUnit.MILLISECONDS.sleep(200);
                copy(channel, out);
            }
        }
    }

    private boolean alive(ResourcePath path) {
        try {
            var phase = Json.text(objects.get(path.type(), path.namespace(), path.name()), "status", "phase");
            return !phase.equals("Succeeded") && !phase.equals("Failed");
        } catch (ApiException gone) {
            return false;
        }
    }

    private static void copy(FileChannel channel, OutputStream out) throws IOException {
        var buffer = ByteBuffer.allocate(CHUNK);
        while (channel.read(buffer) > 0) {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    /** Where the last lines begin, read backwards. */
    private static long start(FileChannel channel, String tailLines) throws IOException {
        if (tailLines.isEmpty()) {
            return 0;
        }
        // The newline that ends the last line does not begin another
        var wanted = Long.parseLong(tailLines) + 1;
        var buffer = ByteBuffer.allocate(CHUNK);
        for (var end = channel.size(); end > 0; ) {
            var begin = Math.max(0, end - CHUNK);
            buffer.clear().limit((int) (end - begin));
            channel.read(buffer, begin);
            for (var i = (int) (end - begin) - 1; i >= 0; i--) {
                if (buffer.get(i) == '\n' && --wanted == 0) {
                    return begin + i + 1;
                }
            }
            end = begin;
        }
        return 0;
    }
}
