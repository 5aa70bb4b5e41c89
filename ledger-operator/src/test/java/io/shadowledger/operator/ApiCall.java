package io.shadowledger.operator;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A request as RBAC sees it (Kubernetes documentation, "Determine the request verb").
 *
 * @param group API group, empty for the core group
 * @param resource plural, with {@code /subresource} if there is one
 * @param verb one of get, list, watch, create, update, patch, delete
 */
record ApiCall(String group, String resource, String verb) implements Comparable<ApiCall> {

    static ApiCall of(String method, URI uri) {
        var path = new ArrayList<>(List.of(uri.getPath().substring(1).split("/")));
        var core = path.removeFirst().equals("api");
        var group = core ? "" : path.removeFirst();
        path.removeFirst(); // version
        if (path.size() > 2 && path.getFirst().equals("namespaces")) {
            path.removeFirst();
            path.removeFirst();
        }
        var named = path.size() > 1;
        var resource = path.size() > 2 ? path.get(0) + "/" + path.get(2) : path.get(0);
        var watch = uri.getQuery() != null && uri.getQuery().contains("watch=true");
        var verb = switch (method) {
            case "GET" -> watch ? "watch" : named ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> method;
        };
        return new ApiCall(group, resource, verb);
    }

    boolean isReading() {
        return List.of("get", "list", "watch").contains(verb);
    }

    @Override
    public int compareTo(ApiCall other) {
        return Comparator.comparing(ApiCall::group)
                .thenComparing(ApiCall::resource)
                .thenComparing(ApiCall::verb)
                .compare(this, other);
    }
}
