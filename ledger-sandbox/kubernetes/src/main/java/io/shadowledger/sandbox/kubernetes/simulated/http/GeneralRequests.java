package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.discovery.Discovery;
import io.shadowledger.sandbox.kubernetes.simulated.discovery.OpenApi;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.util.regex.Pattern;

/** Everything that is not about objects: version, health, discovery, OpenAPI, and the question what one may do. */
final class GeneralRequests {

    private static final Pattern AGGREGATED = Pattern.compile("g=apidiscovery\\.k8s\\.io;v=(v2beta1|v2);");

    private final Discovery discovery;
    private final OpenApi openApi;

    GeneralRequests(Discovery discovery, OpenApi openApi) {
        this.discovery = discovery;
        this.openApi = openApi;
    }

    Reply handle(Request request) {
        var path = request.path();
        var first = path.isEmpty() ? "" : path.getFirst();
        return switch (first) {
            case "version" -> Reply.ok(discovery.version());
            case "healthz", "livez", "readyz" -> Reply.text("ok");
            case "api", "apis" -> api(request, first.equals("api"));
            case "openapi" -> openApi(request);
            default -> throw ApiException.noSuchPath();
        };
    }

    private Reply api(Request request, boolean core) {
        var path = request.path();
        if (request.method().equals("POST") && path.getLast().equals("selfsubjectaccessreviews")) {
            return review(request);
        }
        if (request.method().equals("POST") && path.getLast().equals("selfsubjectrulesreviews")) {
            return rulesReview(request);
        }
        if (!request.method().equals("GET")) {
            throw ApiException.noSuchPath();
        }
        if (path.size() == 1) {
            return groups(request, core);
        }
        if (core) {
            return path.size() == 2 ? Reply.ok(discovery.resources("", path.get(1))) : nothing();
        }
        return switch (path.size()) {
            case 2 -> Reply.ok(discovery.group(path.get(1)));
            case 3 -> Reply.ok(discovery.resources(path.get(1), path.get(2)));
            default -> nothing();
        };
    }

    private Reply groups(Request request, boolean core) {
        var aggregated = AGGREGATED.matcher(request.header("Accept"));
        if (aggregated.find()) {
            var version = aggregated.group(1);
            return Reply.ok(discovery.aggregated(core, version))
                    .as("application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList");
        }
        var address = "127.0.0.1:" + request.exchange().getLocalAddress().getPort();
        return Reply.ok(core ? discovery.coreVersions(address) : discovery.groups());
    }

    private Reply openApi(Request request) {
        var path = request.path();
        if (path.size() < 2 || !path.get(1).equals("v3")) {
            // Version 2 is protobuf to kubectl, which does without it where version 3 is there
            return nothing();
        }
        return Reply.ok(
                path.size() == 2 ? openApi.index() : openApi.document(String.join("/", path.subList(2, path.size()))));
    }

    private static Reply review(Request request) {
        var review = request.objectBody();
        review.set(
                "status",
                Json.object().put("allowed", true).put("reason", "this simulation does not authorize anybody"));
        return Reply.json(201, review);
    }

    /** Everything is allowed; an operator asks before it takes part in a leader election. */
    private static Reply rulesReview(Request request) {
        var all = Json.array().add("*");
        var status = Json.object().put("incomplete", false);
        status.set(
                "resourceRules",
                Json.array()
                        .add(Json.object()
                                .<ObjectNode>set("verbs", all)
                                .<ObjectNode>set("apiGroups", all)
                                .set("resources", all)));
        status.set(
                "nonResourceRules",
                Json.array().add(Json.object().<ObjectNode>set("verbs", all).set("nonResourceURLs", all)));
        var review = request.objectBody();
        review.set("status", status);
        return Reply.json(201, review);
    }

    private static Reply nothing() {
        throw ApiException.noSuchPath();
    }
}
