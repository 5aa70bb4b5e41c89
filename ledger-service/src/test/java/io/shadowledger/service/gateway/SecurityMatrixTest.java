package io.shadowledger.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route with every role, and with nobody. */
@ExtendWith(SharedService.class)
class SecurityMatrixTest {

    private static final Set<String> ALL = Set.of("feed", "auditor", "maker");
    private static final Set<String> AUDITORS = Set.of("auditor", "maker");
    private static final Set<String> ADMIN = Set.of("maker");
    private static final Set<String> USERS = Set.of("feed");

    /** Who gets past the door; what is behind it may still answer 400 or 404. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("POST /events", USERS),
            Map.entry("POST /api/v1/events/batch", USERS),
            Map.entry("GET /accounts/{accountId}/shadow-balance", ALL),
            Map.entry("GET /api/v1/accounts/{accountId}/balances", ALL),
            Map.entry("GET /api/v1/accounts", ALL),
            Map.entry("GET /api/v1/accounts/{accountId}/statement", ALL),
            Map.entry("POST /api/v1/balances", ALL),
            Map.entry("GET /api/v1/trial-balance", ALL),
            Map.entry("GET /api/v1/entries", ALL),
            Map.entry("GET /api/v1/storage/months", AUDITORS),
            Map.entry("POST /api/v1/storage/months/{month}/detach", ADMIN),
            Map.entry("POST /api/v1/storage/months/{month}/attach", ADMIN),
            Map.entry("GET /api/v1/status", ALL),
            Map.entry("POST /drift-check", AUDITORS),
            Map.entry("POST /api/v1/reports", AUDITORS),
            Map.entry("GET /api/v1/reports", AUDITORS),
            Map.entry("GET /api/v1/reports/{reportId}", AUDITORS),
            Map.entry("GET /api/v1/reports/{reportId}/lines", AUDITORS),
            Map.entry("POST /api/v1/reports/{reportId}/recheck", AUDITORS),
            Map.entry("GET /api/v1/reports/{reportId}/findings", AUDITORS),
            Map.entry("GET /api/v1/reports/{reportId}/entries", AUDITORS),
            Map.entry("GET /api/v1/reports/{reportId}/content", AUDITORS),
            Map.entry("GET /api/v1/expected-reports", AUDITORS),
            Map.entry("GET /api/v1/expected-reports/{name}", AUDITORS),
            Map.entry("PUT /api/v1/expected-reports/{name}", ADMIN),
            Map.entry("DELETE /api/v1/expected-reports/{name}", ADMIN),
            Map.entry("GET /api/v1/expected-reports/{name}/occurrences", AUDITORS),
            Map.entry("GET /api/v1/report-sources", AUDITORS),
            Map.entry("GET /api/v1/report-sources/{name}/refusals", AUDITORS),
            Map.entry("GET /api/v1/report-profiles", AUDITORS),
            Map.entry("GET /api/v1/report-profiles/{name}", AUDITORS),
            Map.entry("PUT /api/v1/report-profiles/{name}", ADMIN),
            Map.entry("DELETE /api/v1/report-profiles/{name}", ADMIN),
            Map.entry("GET /api/v1/reports/{reportId}/matches", AUDITORS),
            Map.entry("GET /api/v1/matching-rules", AUDITORS),
            Map.entry("GET /api/v1/matching-rules/{name}", AUDITORS),
            Map.entry("PUT /api/v1/matching-rules/{name}", ADMIN),
            Map.entry("DELETE /api/v1/matching-rules/{name}", ADMIN),
            Map.entry("POST /api/v1/matching-rules/dry-run", AUDITORS),
            Map.entry("POST /api/v1/breaks/{breakId}/explain", AUDITORS),
            Map.entry("GET /api/v1/account-aliases", AUDITORS),
            Map.entry("PUT /api/v1/account-aliases", ADMIN),
            Map.entry("DELETE /api/v1/account-aliases", ADMIN),
            Map.entry("GET /api/v1/breaks", AUDITORS),
            Map.entry("GET /api/v1/breaks/summary", AUDITORS),
            Map.entry("GET /api/v1/breaks/export", AUDITORS),
            Map.entry("GET /api/v1/reports/{reportId}/lines/export", AUDITORS),
            Map.entry("GET /api/v1/corrections/export", AUDITORS),
            Map.entry("POST /api/v1/breaks/{breakId}/attachments", AUDITORS),
            Map.entry("GET /api/v1/breaks/{breakId}/attachments", AUDITORS),
            Map.entry("GET /api/v1/breaks/{breakId}/attachments/{attachmentId}", AUDITORS),
            Map.entry("GET /api/v1/breaks/{breakId}", AUDITORS),
            Map.entry("PUT /api/v1/breaks/{breakId}/owner", AUDITORS),
            Map.entry("DELETE /api/v1/breaks/{breakId}/owner", AUDITORS),
            Map.entry("POST /api/v1/breaks/{breakId}/comments", AUDITORS),
            Map.entry("PUT /api/v1/breaks/{breakId}/suppression", AUDITORS),
            Map.entry("DELETE /api/v1/breaks/{breakId}/suppression", AUDITORS),
            Map.entry("POST /api/v1/breaks/{breakId}/corrections", AUDITORS),
            Map.entry("POST /api/v1/verifications", AUDITORS),
            Map.entry("GET /api/v1/verifications", AUDITORS),
            Map.entry("GET /api/v1/verifications/{verificationId}", AUDITORS),
            Map.entry("GET /api/v1/corrections", AUDITORS),
            Map.entry("GET /api/v1/corrections/{correctionId}", AUDITORS),
            Map.entry("GET /api/v1/audit", AUDITORS),
            Map.entry("GET /api/v1/audit/verification", AUDITORS),
            Map.entry("GET /api/v1/audit/export", AUDITORS),
            Map.entry("GET /api/v1/dead-letters", AUDITORS),
            Map.entry("GET /api/v1/dead-letters/{id}", AUDITORS),
            Map.entry("POST /api/v1/dead-letters/{id}/replay", ADMIN),
            Map.entry("POST /api/v1/dead-letters/replay", ADMIN),
            Map.entry("POST /api/v1/dead-letters/{id}/dismiss", ADMIN),
            Map.entry("GET /api/v1/conflicts", AUDITORS),
            Map.entry("GET /api/v1/conflicts/{id}", AUDITORS),
            Map.entry("POST /api/v1/dead-letters/{id}/approve", ADMIN),
            Map.entry("POST /api/v1/dead-letters/{id}/reject", ADMIN),
            Map.entry("GET /api/v1/corrections/policy", AUDITORS),
            Map.entry("POST /api/v1/corrections/{correctionId}/reverse", AUDITORS),
            Map.entry("POST /api/v1/corrections/bulk-propose", AUDITORS),
            Map.entry("POST /api/v1/corrections/bulk-approve", ADMIN),
            Map.entry("POST /correct/{accountId}", ADMIN),
            Map.entry("POST /api/v1/corrections/{correctionId}/approve", ADMIN),
            Map.entry("POST /api/v1/corrections/{correctionId}/reject", ADMIN));

    private static final Set<String> OPEN = Set.of("POST /auth/token", "GET /v3/api-docs", "GET /v3/api-docs.yaml");

    private static RunningService service;
    private static final Map<String, RestClient> CLIENTS = new HashMap<>();

    @BeforeAll
    static void signIn(SharedService.Running shared) {
        service = shared.service();
        ALL.forEach(user -> CLIENTS.put(user, service.as(user)));
    }

    @Test
    void everyRouteOfTheServiceStandsInTheMatrix() {
        // When
        var routes = new HashSet<String>();
        service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(route -> route.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> route.getPathPatternsCondition()
                                .getPatternValues()
                                .forEach(path -> routes.add(method + " " + path))));

        // Then
        var matrix = new HashSet<>(ALLOWED.keySet());
        matrix.addAll(OPEN);
        assertThat(routes).containsExactlyInAnyOrderElementsOf(matrix);
    }

    @TestFactory
    Stream<DynamicTest> onlyTheRolesOfTheMatrixGetPast() {
        return ALLOWED.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(route -> ALL.stream()
                        .sorted()
                        .map(user -> DynamicTest.dynamicTest(user + ": " + route.getKey(), () -> {
                            // When
                            int status = status(CLIENTS.get(user), route.getKey());

                            // Then
                            if (route.getValue().contains(user)) {
                                assertThat(status).isNotIn(401, 403);
                            } else {
                                assertThat(status).isEqualTo(403);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsPastWithoutAToken() {
        return ALLOWED.keySet().stream()
                .sorted()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    // When
                    int status = status(service.anonymous(), route);

                    // Then
                    assertThat(status).isEqualTo(401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoRouteIsClosedToStrangers() {
        return Stream.of("GET /", "GET /api/v1/none", "GET /actuator", "GET /actuator/env", "POST /actuator/shutdown")
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    // When
                    int status = status(service.anonymous(), route);

                    // Then
                    assertThat(status).isEqualTo(401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> someRoutesAreOpen() {
        return Stream.of(
                        "GET /actuator/health",
                        "GET /actuator/health/liveness",
                        "GET /actuator/health/readiness",
                        "GET /actuator/prometheus",
                        "GET /v3/api-docs")
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    // When
                    int status = status(service.anonymous(), route);

                    // Then
                    assertThat(status).isEqualTo(200);
                }));
    }

    private static int status(RestClient client, String route) {
        var parts = route.split(" ");
        var variables = Arrays.stream(parts[1].split("/"))
                .filter(part -> part.startsWith("{"))
                .map(part -> "no-such-thing")
                .toList();
        return client.method(HttpMethod.valueOf(parts[0]))
                .uri(parts[1], List.copyOf(variables).toArray())
                .exchange((request, response) -> response.getStatusCode().value());
    }
}
