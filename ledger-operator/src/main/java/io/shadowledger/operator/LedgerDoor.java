package io.shadowledger.operator;

import io.shadowledger.api.auth.AuthApi;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.operator.driftcheck.DoorException;
import io.shadowledger.operator.driftcheck.ReportDoor;
import io.shadowledger.operator.driftcheck.WantedReport;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The ledger's REST API by its contract. Signs in for every visit: a check is looked at a few times in its life. */
final class LedgerDoor implements ReportDoor {

    /** Far enough for a report that was sent lately; the newest come first. */
    private static final int PAGES = 10;

    private static final int PAGE = 100;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;

    private final DriftApi api;

    private LedgerDoor(DriftApi api) {
        this.api = api;
    }

    static ReportDoor open(HttpClient http, Duration timeout, String address, String username, String password)
            throws DoorException {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(timeout);
        var client =
                RestClient.builder().baseUrl(address).requestFactory(requests).build();
        var token = visit(() -> proxy(client, AuthApi.class).token(new Credentials(username, password)));
        return new LedgerDoor(proxy(
                client.mutate()
                        .defaultHeader("Authorization", "Bearer " + token.accessToken())
                        .build(),
                DriftApi.class));
    }

    @Override
    public CbsReport submit(Submission report) throws DoorException {
        return visit(() -> api.submit(
                report.contentType(),
                report.asOf(),
                report.basis(),
                report.complete(),
                report.name(),
                new ByteArrayResource(report.content().getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public CbsReport report(String reportId) throws DoorException {
        return visit(() -> api.report(reportId));
    }

    @Override
    public Optional<CbsReport> latest(WantedReport wanted) throws DoorException {
        return visit(() -> {
            String after = null;
            for (int page = 0; page < PAGES; page++) {
                var reports = api.reports(after, PAGE);
                var found = reports.items().stream().filter(wanted::matches).findFirst();
                if (found.isPresent() || reports.next() == null) {
                    return found;
                }
                after = reports.next();
            }
            return Optional.empty();
        });
    }

    @Override
    public CbsReport recheck(String reportId) throws DoorException {
        return visit(() -> api.recheck(reportId));
    }

    private static <T> T proxy(RestClient client, Class<T> type) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(type);
    }

    private interface Visit<T> {
        T make();
    }

    private static <T> T visit(Visit<T> visit) throws DoorException {
        try {
            return visit.make();
        } catch (RestClientResponseException answer) {
            int code = answer.getStatusCode().value();
            var passing = code >= 500 || code == TOO_MANY_REQUESTS || code == UNAUTHORIZED;
            throw new DoorException("The ledger answered " + code + ": " + words(answer), passing, answer);
        } catch (RestClientException noAnswer) {
            throw new DoorException(
                    "The ledger does not answer; look at its pods. It is asked again: " + noAnswer.getMessage(),
                    true,
                    noAnswer);
        }
    }

    private static String words(RestClientResponseException answer) {
        try {
            var problem = answer.getResponseBodyAs(ProblemDetail.class);
            return problem == null || problem.getDetail() == null ? answer.getStatusText() : problem.getDetail();
        } catch (RestClientException noProblem) {
            return answer.getStatusText();
        }
    }
}
