package io.shadowledger.cli.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shadowledger.api.Page;
import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.auth.Token;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.BatchReceipt;
import io.shadowledger.api.system.SystemStatus;
import io.shadowledger.cli.output.Documents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ledger, and a cluster, that say the same few things to whoever asks; on this machine's own address only. The
 * training run talks to it, so that the start-up cache holds what real requests load.
 */
public final class TrainingLedger implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Map<String, Object> RESOURCE = Map.of(
            "apiVersion",
            "shadowledger.io/v1alpha1",
            "kind",
            "ShadowLedger",
            "metadata",
            Map.of("name", "demo", "namespace", "default", "generation", 1),
            "status",
            Map.of(
                    "observedGeneration",
                    1,
                    "conditions",
                    List.of(Map.of("type", "Ready", "status", "True", "reason", "Running"))));

    private final HttpServer server;

    /** Begins to answer on a free port. */
    public TrainingLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrainingLedger::answer);
        server.start();
    }

    /** Its base URL. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            var answer = answer(path);
            var body = Documents.wire()
                    .writeValueAsBytes(answer == null ? Map.of("status", 404, "detail", "nothing at " + path) : answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static @Nullable Object answer(String path) {
        if (path.endsWith("/balances")) {
            return List.of(new ShadowBalance("A-1", "EUR", "12.50", false, 1, "E-1", NOW, null, null));
        }
        if (path.endsWith("/shadowledgers/demo")) {
            return RESOURCE;
        }
        return switch (path) {
            case "/auth/token" -> new Token("token", "Bearer", "training", Set.of(Role.ADMIN), Instant.MAX);
            case "/api/v1/status" ->
                new SystemStatus(
                        NOW,
                        "EUR",
                        1,
                        1,
                        0,
                        0,
                        0,
                        0,
                        1,
                        true,
                        List.of(new SystemStatus.Partition("transactions.raw", 0, 1, 0L, "00", NOW)));
            case "/api/v1/breaks" -> new Page<>(List.of(aBreak()), null);
            case "/api/v1/events/batch" -> new BatchReceipt(1, 0, List.of());
            case "/api/v1/reports" -> report();
            case "/api/v1/reports/R-1/lines" -> new Page<>(List.of(line()), null);
            default -> null;
        };
    }

    private static Break aBreak() {
        return new Break(
                "brk-1",
                "A-1",
                "EUR",
                BreakStatus.OPEN,
                Verdict.MISSING_CREDIT,
                "-1.00",
                "2.00",
                "1.00",
                "a credit is missing",
                "-1.00",
                Severity.LOW,
                0,
                0,
                NOW,
                Basis.VALUE,
                NOW,
                NOW,
                "R-1",
                null,
                null,
                0);
    }

    private static CbsReport report() {
        return new CbsReport(
                "R-1",
                "eod.csv",
                "00",
                "csv",
                null,
                Basis.VALUE,
                NOW,
                NOW,
                "training",
                ReportStatus.COMPARED,
                null,
                1,
                0,
                0,
                Map.of(Verdict.MISSING_CREDIT, 1L),
                List.of(new CbsReport.CurrencyDrift("EUR", "-1.00", "1.00", "1.00")),
                NOW);
    }

    private static DriftLine line() {
        return new DriftLine("A-1", "EUR", "2.00", "1.00", "-1.00", Verdict.MISSING_CREDIT, null, "brk-1");
    }
}
