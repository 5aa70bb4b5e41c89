package io.shadowledger.sandbox.feed;

import io.shadowledger.api.auth.AuthApi;
import io.shadowledger.api.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The ledger's interfaces, called over HTTP as one of its users. */
public final class LedgerConnection implements AutoCloseable {

    private final HttpClient http;
    private final RestClient anonymous;

    /** @param baseUrl such as {@code http://127.0.0.1:18080} */
    public LedgerConnection(String baseUrl) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofSeconds(60));
        this.anonymous =
                RestClient.builder().baseUrl(baseUrl).requestFactory(requests).build();
    }

    /** One of the interfaces of ledger-api, signed in as that user. */
    public <T> T as(String user, String password, Class<T> api) {
        var token = proxies(anonymous).createClient(AuthApi.class).token(new Credentials(user, password));
        return proxies(anonymous
                        .mutate()
                        .defaultHeaders(headers -> headers.setBearerAuth(token.accessToken()))
                        .build())
                .createClient(api);
    }

    /** Whether a GET of the address answers 200. */
    public static boolean answers(String url) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(url))
                                            .timeout(Duration.ofSeconds(3))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static HttpServiceProxyFactory proxies(RestClient rest) {
        var conversion = new DefaultConversionService();
        conversion.addConverter(Instant.class, String.class, Instant::toString);
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
                .conversionService(conversion)
                .build();
    }
}
