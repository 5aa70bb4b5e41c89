package io.shadowledger.proof.chaos;

/** What is done to the processes. */
enum Act {
    KILL_SERVICE("kill -9 service", true),
    KILL_POSTGRES("kill -9 PostgreSQL", true),
    KILL_BROKER("kill -9 broker", true),
    /** Longer than its session with the broker lasts: it wakes up as a writer that lost its partitions. */
    PAUSE_SERVICE("pause past session timeout", false),
    CUT_BEFORE_COMMIT("cut before COMMIT", false),
    CUT_AFTER_COMMIT("cut after COMMIT", false),
    CUT_ANYWHERE("cut anywhere", false),
    MOVE_PARTITIONS("move partitions", false);

    private final String text;
    private final boolean kill;

    Act(String text, boolean kill) {
        this.text = text;
        this.kill = kill;
    }

    /** How it is called in reports. */
    String text() {
        return text;
    }

    boolean isKill() {
        return kill;
    }
}
