package io.shadowledger.proof.chaos;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The replicas that are to be at work, and a third that takes turns with them. */
final class Crew {

    /** The shortest that brokers allow by default. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private static final Map<String, String> SETTINGS = Map.of(
            "shadowledger.role", "ledger",
            "shadowledger.default-currency", "EUR",
            "shadowledger.kafka.session-timeout", SESSION_TIMEOUT.toSeconds() + "s",
            // Many transactions, so that a blow hits one
            "shadowledger.posting.max-batch", "200");

    private final Arena arena;
    private final RandomGenerator random;
    private final List<Replica> working = new ArrayList<>();
    private final List<Replica> resting = new ArrayList<>();

    Crew(Arena arena, RandomGenerator random) {
        this.arena = arena;
        this.random = random;
    }

    void begin() {
        working.add(arena.addReplica(SETTINGS));
        working.add(arena.addReplica(SETTINGS));
    }

    List<Replica> working() {
        return List.copyOf(working);
    }

    Replica any() {
        return working.get(random.nextInt(working.size()));
    }

    /** One more goes to work. */
    Replica reinforce() {
        Replica fresh;
        if (resting.isEmpty()) {
            fresh = arena.addReplica(SETTINGS);
        } else {
            fresh = resting.removeFirst();
            fresh.start();
        }
        working.add(fresh);
        return fresh;
    }

    /** One of those that were there before the last goes to rest, in good order. */
    Replica relieve() {
        var tired = working.remove(random.nextInt(working.size() - 1));
        tired.stop();
        resting.add(tired);
        return tired;
    }

    /** All stop, in good order. */
    void end() {
        working.forEach(Replica::stop);
    }
}
