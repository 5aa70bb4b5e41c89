package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.Objects;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.store.Listing;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import io.shadowledger.sandbox.kubernetes.simulated.store.StoreEvent;
import io.shadowledger.sandbox.kubernetes.simulated.store.Subscription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Watches over plain HTTP: one JSON object per line until the time is up. */
final class Watches {

    private static final long DEFAULT_SECONDS = 3_600;
    private static final long BOOKMARK_SECONDS = 30;

    private final ObjectStore store;
    private final Objects objects;

    Watches(ObjectStore store, Objects objects) {
        this.store = store;
        this.objects = objects;
    }

    /**
     * Sends events until the client's or our own time is up.
     *
     * @throws IOException if the client has gone
     */
    void stream(Request request, ResourcePath path, Predicate<JsonNode> selector, Representation form)
            throws IOException, InterruptedException {
        var since = request.query("resourceVersion");
        var initial = request.flag("sendInitialEvents") || since.isEmpty() || since.equals("0");
        var listing = initial ? objects.list(path.type(), path.namespace(), selector) : null;
        var from = listing == null ? number(since) : listing.version();
        try (var subscription = subscribe(path, from)) {
            var exchange = request.exchange();
            exchange.getResponseHeaders().set("Content-Type", "application/json;stream=watch");
            exchange.sendResponseHeaders(200, 0);
            var stream = new Stream(exchange.getResponseBody(), path, selector, form);
            if (listing != null) {
                stream.initial(listing, request.flag("sendInitialEvents"));
            }
            exchange.getResponseBody().flush();
            var seconds = request.query("timeoutSeconds");
            var end =
                    System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds.isEmpty() ? DEFAULT_SECONDS : number(seconds));
            stream.follow(subscription, end, request.flag("allowWatchBookmarks"));
        }
    }

    private Subscription subscribe(ResourcePath path, long from) {
        return store.watch(path.type().resource(), path.namespace(), from);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest(
                    "resourceVersion or timeoutSeconds: Invalid value: \"" + text + "\": not a number");
        }
    }

    private final class Stream {

        private final OutputStream out;
        private final ResourcePath path;
        private final Predicate<JsonNode> selector;
        private final Representation form;

        private Stream(OutputStream out, ResourcePath path, Predicate<JsonNode> selector, Representation form) {
            this.out = out;
            this.path = path;
            this.selector = selector;
            this.form = form;
        }

        private void initial(Listing listing, boolean bookmark) throws IOException {
            for (var object : listing.objects()) {
                send("ADDED", form.one(path.type(), object));
            }
            if (bookmark) {
                bookmark(listing.version(), true);
            }
        }

        private void follow(Subscription subscription, long end, boolean bookmarks)
                throws IOException, InterruptedException {
            while (!subscription.overrun()) {
                var left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                var event = subscription.poll(Math.min(left, BOOKMARK_SECONDS), TimeUnit.SECONDS);
                if (event != null) {
                    send(event);
                } else if (bookmarks) {
                    // Also how a client that has gone is noticed
                    bookmark(store.version(), false);
                }
                out.flush();
            }
        }

        /** An object that comes to satisfy the selector is added for this watcher, one that no longer does is deleted. */
        private void send(StoreEvent event) throws IOException {
            var is = matching(event.object());
            var was = matching(event.previous());
            if (is != null) {
                send(was == null ? "ADDED" : "MODIFIED", form.one(path.type(), is));
            } else if (was != null) {
                var last = was.deepCopy();
                Json.child(last, "metadata").put("resourceVersion", Long.toString(event.version()));
                send("DELETED", form.one(path.type(), last));
            }
        }

        private @Nullable ObjectNode matching(@Nullable ObjectNode object) {
            return object != null && selector.test(object) ? object : null;
        }

        private void bookmark(long version, boolean initialEnd) throws IOException {
            var object = Json.object()
                    .put("kind", path.type().kind())
                    .put("apiVersion", path.type().apiVersion());
            var metadata = object.putObject("metadata").put("resourceVersion", Long.toString(version));
            if (initialEnd) {
                metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
            }
            send("BOOKMARK", object);
        }

        private void send(String type, ObjectNode object) throws IOException {
            var event = Json.object().put("type", type);
            event.set("object", object);
            out.write(Json.bytes(event));
            out.write('\n');
        }
    }
}
