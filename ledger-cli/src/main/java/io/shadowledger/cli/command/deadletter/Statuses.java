package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.cli.command.ChoiceConverter;

/** The statuses that {@code --status} takes. */
final class Statuses extends ChoiceConverter<DeadLetterStatus> {

    Statuses() {
        super(DeadLetterStatus.class);
    }

    static final class All extends Candidates<DeadLetterStatus> {
        All() {
            super(DeadLetterStatus.class);
        }
    }
}
