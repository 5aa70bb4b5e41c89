package io.shadowledger.proof.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which acts in which order: every kind soon, none predictable. */
final class ActPlan {

    private static final List<Act> KILLS =
            List.of(Act.KILL_SERVICE, Act.KILL_SERVICE, Act.KILL_POSTGRES, Act.KILL_BROKER);
    private static final List<Act> OTHERS = List.of(
            Act.PAUSE_SERVICE,
            Act.CUT_BEFORE_COMMIT,
            Act.CUT_AFTER_COMMIT,
            Act.CUT_ANYWHERE,
            Act.MOVE_PARTITIONS,
            Act.CUT_BEFORE_COMMIT,
            Act.CUT_AFTER_COMMIT);

    private ActPlan() {}

    /** As many kills as given, and another act after every other kill. */
    static List<Act> of(int kills, RandomGenerator random) {
        var killBag = new Bag(KILLS, random);
        var otherBag = new Bag(OTHERS, random);
        var acts = new ArrayList<Act>();
        for (int kill = 1; kill <= kills; kill++) {
            acts.add(killBag.draw());
            if (kill % 2 == 0) {
                acts.add(otherBag.draw());
            }
        }
        return List.copyOf(acts);
    }

    /** Gives out all of its acts in a random order before it is filled again. */
    private static final class Bag {

        private final List<Act> all;
        private final RandomGenerator random;
        private final List<Act> left = new ArrayList<>();

        Bag(List<Act> all, RandomGenerator random) {
            this.all = all;
            this.random = random;
        }

        Act draw() {
            if (left.isEmpty()) {
                left.addAll(all);
            }
            return left.remove(random.nextInt(left.size()));
        }
    }
}
