package io.shadowledger.proof.chaos;

import io.shadowledger.proof.ProofMain;
import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.arena.ConsumerGroup;
import io.shadowledger.proof.arena.LedgerTopics;
import io.shadowledger.proof.arena.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Measures how long the replicas' consumer group needs until every partition has an owner again, after a replica and
 * the broker died within seconds of each other, in both orders, with a replica paused past its session in between.
 * Run by hand; arguments: rounds, seed.
 */
final class Regrouping {

    private static final int PARTITIONS = 6;
    private static final Duration LIMIT = Duration.ofMinutes(7);
    private static final Duration WORTH_A_LOOK = Duration.ofSeconds(45);

    private Regrouping() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        var random = new SplittableRandom(Long.parseLong(arguments[1]));
        try (var arena = Arena.open(ProofMain.root())) {
            LedgerTopics.create(arena.bootstrapServers(), PARTITIONS);
            var crew = new Crew(arena, random.split());
            crew.begin();
            awaitOwned(arena, "begin");
            for (int round = 1; round <= rounds; round++) {
                int shape = random.nextInt(4);
                var victim = crew.any();
                String what = switch (shape) {
                    case 0 -> {
                        victim.kill9();
                        pause(random, 9_000);
                        arena.killBroker();
                        pause(random, 1_000);
                        arena.startBroker();
                        pause(random, 3_000);
                        victim.start();
                        yield "replica, broker, broker up, replica up";
                    }
                    case 1 -> {
                        arena.killBroker();
                        pause(random, 1_000);
                        victim.kill9();
                        pause(random, 1_000);
                        victim.start();
                        pause(random, 6_000);
                        arena.startBroker();
                        yield "broker, replica, replica up, broker up";
                    }
                    case 2 -> {
                        victim.kill9();
                        pause(random, 1_000);
                        victim.start();
                        pause(random, 14_000);
                        arena.killBroker();
                        pause(random, 1_000);
                        arena.startBroker();
                        pause(random, 5_000);
                        var other = crew.any();
                        other.kill9();
                        pause(random, 500);
                        other.start();
                        yield "replica, replica up, broker, broker up, replica, replica up";
                    }
                    default -> {
                        victim.pause();
                        pause(random, 10_000);
                        arena.killBroker();
                        pause(random, 1_000);
                        arena.startBroker();
                        pause(random, 8_000);
                        victim.resume();
                        yield "pause, broker, broker up, resume";
                    }
                };
                awaitOwned(arena, round + " " + what);
            }
        }
    }

    private static void awaitOwned(Arena arena, String what) {
        long began = System.nanoTime();
        boolean[] shown = new boolean[1];
        boolean owned = Waiting.until(LIMIT, () -> {
            var group = ConsumerGroup.describe(arena.bootstrapServers());
            // A member that died is one too many until its session ends
            boolean all = group.startsWith("Stable") && group.split("shadow-ledger-posting", -1).length - 1 == 2;
            for (int i = 0; i < PARTITIONS && all; i++) {
                all = group.contains("transactions.raw-" + i);
            }
            if (!all && !shown[0] && System.nanoTime() - began > WORTH_A_LOOK.toNanos()) {
                shown[0] = true;
                System.out.println("SLOW " + Instant.now() + " " + what + "\n" + group);
                arena.replicas().forEach(replica -> {
                    System.out.println(replica.name() + " " + replica.readiness());
                    dump(replica.pid());
                });
            }
            return all;
        });
        System.out.printf(
                "%s %s: %s after %.1f s%n",
                Instant.now(), what, owned ? "owned" : "NOT OWNED", (System.nanoTime() - began) / 1e9);
    }

    private static void dump(long pid) {
        try {
            new ProcessBuilder("jstack", Long.toString(pid)).inheritIO().start().waitFor();
        } catch (Exception failed) {
            System.out.println("no dump: " + failed);
        }
    }

    private static void pause(SplittableRandom random, int longest) {
        Waiting.pause(Duration.ofMillis(random.nextInt(longest)));
    }
}
