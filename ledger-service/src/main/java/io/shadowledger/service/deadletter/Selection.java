package io.shadowledger.service.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which dead letters are meant; what is null does not narrow it. */
record Selection(
        @Nullable String topic,
        @Nullable String reason,
        @Nullable Instant since) {

    static Selection of(@Nullable String topic, @Nullable String reason, @Nullable Instant since) {
        return new Selection(Words.sought(topic, "topic"), Words.sought(reason, "reason"), since);
    }
}
