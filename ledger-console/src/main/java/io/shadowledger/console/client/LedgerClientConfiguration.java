package io.shadowledger.console.client;

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
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.api.matching.MatchingRulesApi;
import io.shadowledger.api.report.AccountAliasesApi;
import io.shadowledger.api.report.ExpectedReportsApi;
import io.shadowledger.api.report.ReportContentsApi;
import io.shadowledger.api.report.ReportProfilesApi;
import io.shadowledger.api.report.ReportSourcesApi;
import io.shadowledger.api.system.SystemApi;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Proxies of the ledger's interfaces. */
@Configuration(proxyBeanMethods = false)
class LedgerClientConfiguration {

    @Bean
    ClientHttpRequestFactory ledgerConnections(LedgerEndpoints endpoints) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(endpoints.connectTimeout())
                .build();
        var factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(endpoints.readTimeout());
        return factory;
    }

    @Bean
    AuthApi authApi(RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(AuthApi.class, builder, connections, endpoints.driftUrl(), false);
    }

    @Bean
    DriftApi driftApi(RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(DriftApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    CorrectionsApi correctionsApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(CorrectionsApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    DeadLettersApi deadLettersApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(DeadLettersApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    ConflictsApi conflictsApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(ConflictsApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    ReportContentsApi reportContentsApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(ReportContentsApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    ReportProfilesApi reportProfilesApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(ReportProfilesApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    BreaksApi breaksApi(RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(BreaksApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    AuditApi auditApi(RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(AuditApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    AccountAliasesApi accountAliasesApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(AccountAliasesApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    AttachmentsApi attachmentsApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(AttachmentsApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    ExplanationsApi explanationsApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(ExplanationsApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    MatchingApi matchingApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(MatchingApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    MatchingRulesApi matchingRulesApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(MatchingRulesApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    ExpectedReportsApi expectedReportsApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(ExpectedReportsApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    ReportSourcesApi reportSourcesApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(ReportSourcesApi.class, builder, connections, endpoints.driftUrl(), true);
    }

    @Bean
    AccountsApi accountsApi(
            RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(AccountsApi.class, builder, connections, endpoints.ledgerUrl(), true);
    }

    @Bean
    SystemApi systemApi(RestClient.Builder builder, ClientHttpRequestFactory connections, LedgerEndpoints endpoints) {
        return proxy(SystemApi.class, builder, connections, endpoints.ledgerUrl(), true);
    }

    private static <T> T proxy(
            Class<T> api,
            RestClient.Builder builder,
            ClientHttpRequestFactory connections,
            URI base,
            boolean signedIn) {
        var client = builder.clone()
                .baseUrl(base.toString())
                .requestFactory(connections)
                .requestInterceptor(new OutgoingHeaders(signedIn))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .exchangeAdapterDecorator(adapter -> new ProblemTranslation(adapter, signedIn))
                .build()
                .createClient(api);
    }
}
