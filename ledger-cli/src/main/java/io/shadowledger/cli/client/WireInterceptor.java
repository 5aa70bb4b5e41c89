package io.shadowledger.cli.client;

import java.io.IOException;
import java.util.function.Consumer;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Tells what goes over the wire where {@code -v} asks for it, and turns a silent server into a sentence. */
final class WireInterceptor implements ClientHttpRequestInterceptor {

    private final String server;
    private final Consumer<String> log;

    WireInterceptor(String server, Consumer<String> log) {
        this.server = server;
        this.log = log;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        long start = System.nanoTime();
        try {
            var response = execution.execute(request, body);
            var trace = response.getHeaders().getFirst("X-Trace-Id");
            log.accept("%s %s: %d in %d ms%s"
                    .formatted(
                            request.getMethod(),
                            request.getURI(),
                            response.getStatusCode().value(),
                            (System.nanoTime() - start) / 1_000_000,
                            trace == null ? "" : ", trace id " + trace));
            return response;
        } catch (IOException silent) {
            throw new UnreachableException(server, silent);
        }
    }
}
