package io.shadowledger.console.client;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** Gives a call the signed-in user's token and the trace id of the request it is made for. */
final class OutgoingHeaders implements ClientHttpRequestInterceptor {

    private final boolean signedIn;

    OutgoingHeaders(boolean signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().set(TraceId.HEADER, TraceId.current());
        if (signedIn
                && SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthentication signed) {
            request.getHeaders().setBearerAuth(signed.token());
        }
        return execution.execute(request, body);
    }
}
