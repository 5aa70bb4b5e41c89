package io.shadowledger.console.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Files of the ledger, passed on as they come, for the signed-in user: their size does not matter here. */
@Component
public class LedgerExports {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final RestClient client;

    LedgerExports(RestClient.Builder builder, LedgerEndpoints endpoints) {
        // The usual time for an answer would cut a long file off in its middle
        var connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(endpoints.connectTimeout())
                .build());
        connections.setReadTimeout(LONGEST);
        this.client = builder.clone()
                .baseUrl(endpoints.driftUrl().toString())
                .requestFactory(connections)
                .requestInterceptor(new OutgoingHeaders(true))
                .build();
    }

    /**
     * Asks for a file and writes it out while it comes.
     *
     * @param query its parameters, not yet encoded
     * @throws LedgerException when the ledger refuses or cannot be reached; nothing was written then
     * @throws UncheckedIOException when the file broke off, or the reader went away
     */
    public void stream(String path, Map<String, String> query, OutputStream out) {
        try {
            client.get()
                    .uri(uri -> {
                        uri.path(path);
                        query.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                        return uri.build(query);
                    })
                    .exchange((request, answer) -> {
                        var status = answer.getStatusCode();
                        if (!status.is2xxSuccessful()) {
                            throw ProblemTranslation.translated(answer.createException(), true);
                        }
                        pass(answer.getBody(), out);
                        return true;
                    });
        } catch (RestClientException unreachable) {
            throw new UnavailableException("the ledger cannot be reached", unreachable);
        }
    }

    /** A reader that went away, or a file that broke off, is not the ledger's refusal. */
    private static void pass(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
        } catch (IOException broken) {
            throw new UncheckedIOException("the file broke off", broken);
        }
    }
}
