package io.shadowledger.sandbox.kubernetes.simulated.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.util.Comparator;
import java.util.stream.Stream;

/** The cells of a pod's line. */
final class PodCells {

    private PodCells() {}

    static String ready(JsonNode pod) {
        var ready =
                statuses(pod).filter(status -> status.path("ready").asBoolean()).count();
        return ready + "/" + Json.at(pod, "spec", "containers").size();
    }

    /** The phase, or what is more telling: why a container waits or ended. */
    static String status(JsonNode pod) {
        if (!Json.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
            return "Terminating";
        }
        var reason = Json.text(pod, "status", "reason");
        var phase = reason.isEmpty() ? Json.text(pod, "status", "phase") : reason;
        return statuses(pod)
                .flatMap(status -> Stream.of(
                        Json.text(status, "state", "waiting", "reason"),
                        Json.text(status, "state", "terminated", "reason")))
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse(phase);
    }

    static String restarts(JsonNode pod, Ages ages) {
        var count = statuses(pod)
                .mapToLong(status -> status.path("restartCount").asLong())
                .sum();
        var last = statuses(pod)
                .map(status -> Json.text(status, "lastState", "terminated", "finishedAt"))
                .filter(time -> !time.isEmpty())
                .max(Comparator.naturalOrder());
        return last.filter(time -> count > 0)
                .map(time -> count + " (" + ages.since(time) + " ago)")
                .orElse(Long.toString(count));
    }

    private static Stream<JsonNode> statuses(JsonNode pod) {
        return Json.stream(Json.at(pod, "status", "containerStatuses"));
    }
}
