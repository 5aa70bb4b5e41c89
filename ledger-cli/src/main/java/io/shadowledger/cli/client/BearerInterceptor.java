package io.shadowledger.cli.client;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Sends the session's token (RFC 6750), and once more with a new one where the server does not accept the kept one. */
final class BearerInterceptor implements ClientHttpRequestInterceptor {

    private static final int UNAUTHORIZED = 401;

    private final Session session;

    BearerInterceptor(Session session) {
        this.session = session;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var token = session.token();
        request.getHeaders().setBearerAuth(token.accessToken());
        var response = execution.execute(request, body);
        if (response.getStatusCode().value() != UNAUTHORIZED || !session.replace(token)) {
            return response;
        }
        response.close();
        request.getHeaders().setBearerAuth(session.token().accessToken());
        return execution.execute(request, body);
    }
}
