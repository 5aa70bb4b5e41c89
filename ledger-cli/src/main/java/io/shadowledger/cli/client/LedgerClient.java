package io.shadowledger.cli.client;

import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.auth.AuthApi;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.deadletter.ConflictsApi;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.drift.AttachmentsApi;
import io.shadowledger.api.drift.BreaksApi;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.ExplanationsApi;
import io.shadowledger.api.entry.EntriesApi;
import io.shadowledger.api.event.EventsApi;
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.api.matching.MatchingRulesApi;
import io.shadowledger.api.report.AccountAliasesApi;
import io.shadowledger.api.report.ExpectedReportsApi;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportProfilesApi;
import io.shadowledger.api.report.ReportSourcesApi;
import io.shadowledger.api.storage.StorageApi;
import io.shadowledger.api.system.SystemApi;
import io.shadowledger.api.verification.VerificationsApi;
import io.shadowledger.cli.config.Target;
import io.shadowledger.cli.config.TokenCache;
import io.shadowledger.cli.output.Documents;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The ledger's interfaces, called over HTTP.
 *
 * <p>Calls throw {@link ProblemException} when the ledger refuses and {@link UnreachableException} when it does not
 * answer. To be closed: an open {@link HttpClient} holds up the end of the process for 300 ms.
 */
public final class LedgerClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final int LARGEST_PROBLEM = 64 * 1024;

    private final String server;
    private final HttpClient http;
    private final Session session;
    private final HttpServiceProxyFactory proxies;
    private final RestClient signedIn;

    /**
     * @param environmentPassword the value of {@code SHADOWLEDGER_PASSWORD}, if there is one
     * @param log takes a line per request
     */
    public LedgerClient(Target target, TokenCache tokens, @Nullable String environmentPassword, Consumer<String> log) {
        this.server = target.server();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        var anonymous = rest(http, server, log);
        this.session = new Session(
                target, tokens, environmentPassword, () -> proxies(anonymous).createClient(AuthApi.class));
        this.signedIn = anonymous
                .mutate()
                .requestInterceptors(all -> all.addFirst(new BearerInterceptor(session)))
                .build();
        this.proxies = proxies(signedIn);
    }

    public EventsApi events() {
        return proxies.createClient(EventsApi.class);
    }

    public AccountsApi accounts() {
        return proxies.createClient(AccountsApi.class);
    }

    public DriftApi drift() {
        return proxies.createClient(DriftApi.class);
    }

    public ReportContentsApi reportContents() {
        return proxies.createClient(ReportContentsApi.class);
    }

    public MatchingApi matching() {
        return proxies.createClient(MatchingApi.class);
    }

    public MatchingRulesApi matchingRules() {
        return proxies.createClient(MatchingRulesApi.class);
    }

    public ExplanationsApi explanations() {
        return proxies.createClient(ExplanationsApi.class);
    }

    public ReportProfilesApi reportProfiles() {
        return proxies.createClient(ReportProfilesApi.class);
    }

    public ExpectedReportsApi expectedReports() {
        return proxies.createClient(ExpectedReportsApi.class);
    }

    public ReportSourcesApi reportSources() {
        return proxies.createClient(ReportSourcesApi.class);
    }

    public AccountAliasesApi accountAliases() {
        return proxies.createClient(AccountAliasesApi.class);
    }

    public BreaksApi breaks() {
        return proxies.createClient(BreaksApi.class);
    }

    public AttachmentsApi attachments() {
        return proxies.createClient(AttachmentsApi.class);
    }

    /** The content of an attachment. */
    public byte[] attachment(String breakId, String attachmentId) {
        var content = attachments().content(breakId, attachmentId).getBody();
        try {
            return content == null ? new byte[0] : content.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public CorrectionsApi corrections() {
        return proxies.createClient(CorrectionsApi.class);
    }

    public DeadLettersApi deadLetters() {
        return proxies.createClient(DeadLettersApi.class);
    }

    public ConflictsApi conflicts() {
        return proxies.createClient(ConflictsApi.class);
    }

    public VerificationsApi verifications() {
        return proxies.createClient(VerificationsApi.class);
    }

    public EntriesApi entries() {
        return proxies.createClient(EntriesApi.class);
    }

    public StorageApi storage() {
        return proxies.createClient(StorageApi.class);
    }

    public SystemApi system() {
        return proxies.createClient(SystemApi.class);
    }

    public AuditApi audit() {
        return proxies.createClient(AuditApi.class);
    }

    /**
     * Reads what is too long to be held in memory.
     *
     * @param path such as {@code /api/v1/audit/export}
     * @param parameters of the query
     * @throws org.springframework.web.client.ResourceAccessException if the answer breaks off, or cannot be written
     */
    public void download(String path, Map<String, String> parameters, OutputStream out) {
        signedIn.get()
                .uri(uri -> {
                    uri.path(path);
                    parameters.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                    return uri.build(parameters);
                })
                .exchange((_, response) -> {
                    if (response.getStatusCode().isError()) {
                        throw refusal(server, response);
                    }
                    return response.getBody().transferTo(out);
                });
    }

    public Session session() {
        return session;
    }

    @Override
    public void close() {
        http.shutdownNow();
        try {
            http.awaitTermination(Duration.ofMillis(200));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RestClient rest(HttpClient http, String server, Consumer<String> log) {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(ANSWER_TIMEOUT);
        var converters = List.<HttpMessageConverter<?>>of(
                new ByteArrayHttpMessageConverter(),
                new ResourceHttpMessageConverter(),
                new JacksonJsonHttpMessageConverter(Documents.wire()));
        return RestClient.builder()
                .baseUrl(server)
                .requestFactory(requests)
                .messageConverters(converters)
                .requestInterceptor(new WireInterceptor(server, log))
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
                    throw refusal(server, response);
                })
                .build();
    }

    private static HttpServiceProxyFactory proxies(RestClient rest) {
        var conversion = new DefaultConversionService();
        conversion.addConverter(Instant.class, String.class, Instant::toString);
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
                .conversionService(conversion)
                .build();
    }

    private static ProblemException refusal(String server, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        var problem = Problem.read(
                status,
                response.getBody().readNBytes(LARGEST_PROBLEM),
                response.getHeaders().getFirst("X-Trace-Id"));
        var sentence = problem.sentence();
        return new ProblemException(
                problem, sentence == null ? server + " answered " + status + meaning(status) : sentence);
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401 -> ": log in again with 'login'";
            case 403 -> ": this user's roles do not allow it; --as USER acts as another";
            case 404 -> ": there is no such thing, or this is not the ledger's address";
            case 502, 503, 504 -> ": the ledger behind it is not ready; try again";
            default -> "; -v shows the request";
        };
    }
}
