package io.shadowledger.console.client;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;

/** Turns the HTTP client's exceptions into {@link LedgerException}s, so that no view knows of HTTP. */
final class ProblemTranslation extends HttpExchangeAdapterDecorator {

    private static final Set<Integer> NOT_NOW = Set.of(502, 503, 504);

    private final boolean signedIn;

    /** @param signedIn whether calls carry a token, so that a 401 means that it ended */
    ProblemTranslation(HttpExchangeAdapter delegate, boolean signedIn) {
        super(delegate);
        this.signedIn = signedIn;
    }

    @Override
    public <T> @Nullable T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> type) {
        return translated(() -> super.exchangeForBody(values, type));
    }

    private <T> @Nullable T translated(Supplier<@Nullable T> call) {
        try {
            return call.get();
        } catch (RestClientResponseException answer) {
            throw translated(answer, signedIn);
        } catch (RestClientException unreachable) {
            throw new UnavailableException("the ledger cannot be reached", unreachable);
        }
    }

    /** @param signedIn whether the call carried a token */
    static LedgerException translated(RestClientResponseException answer, boolean signedIn) {
        int status = answer.getStatusCode().value();
        if (status == 401 && signedIn) {
            return new SessionEndedException(answer);
        }
        return NOT_NOW.contains(status)
                ? new UnavailableException("the ledger answered " + status, answer)
                : ProblemException.of(answer);
    }
}
