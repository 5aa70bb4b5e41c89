package io.shadowledger.cli.command.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.cli.command.ChoiceConverter;

/** The choices that options of this package take. */
final class Choices {

    private Choices() {}

    static final class OfBasis extends ChoiceConverter<Basis> {
        OfBasis() {
            super(Basis.class);
        }

        static final class All extends Candidates<Basis> {
            All() {
                super(Basis.class);
            }
        }
    }

    static final class OfStatus extends ChoiceConverter<BreakStatus> {
        OfStatus() {
            super(BreakStatus.class);
        }

        static final class All extends Candidates<BreakStatus> {
            All() {
                super(BreakStatus.class);
            }
        }
    }

    static final class OfVerdict extends ChoiceConverter<Verdict> {
        OfVerdict() {
            super(Verdict.class);
        }

        static final class All extends Candidates<Verdict> {
            All() {
                super(Verdict.class);
            }
        }
    }

    static final class OfSeverity extends ChoiceConverter<Severity> {
        OfSeverity() {
            super(Severity.class);
        }

        static final class All extends Candidates<Severity> {
            All() {
                super(Severity.class);
            }
        }
    }

    static final class OfSort extends ChoiceConverter<BreakSort> {
        OfSort() {
            super(BreakSort.class);
        }

        static final class All extends Candidates<BreakSort> {
            All() {
                super(BreakSort.class);
            }
        }
    }
}
