package io.shadowledger.cli.command.event;

import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.config.ImportStates;
import io.shadowledger.cli.config.ImportStates.ImportState;
import io.shadowledger.cli.imports.ImportFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where an import goes on: what was confirmed before, and notes of what is confirmed now. */
final class Resume {

    private final Invocation invocation;
    private final ImportStates states;
    private final String file;
    private final @Nullable String key;
    private final long before;
    private long noted;
    private boolean ended;

    private Resume(Invocation invocation, String file, @Nullable String key, boolean goOn) {
        this.invocation = invocation;
        this.states = new ImportStates(invocation.configurationFile().importDirectory());
        this.file = file;
        this.key = key;
        this.before = key == null || !goOn
                ? 0
                : states.find(key).map(ImportState::confirmed).orElse(0L);
        this.noted = before;
    }

    /** An import of which nothing is noted: standard input, and a dry run. */
    static Resume never(Invocation invocation, ImportFile file) {
        return new Resume(invocation, file.name(), null, false);
    }

    /**
     * An import that can go on.
     *
     * @param goOn whether it does; otherwise it begins anew
     */
    static Resume of(Invocation invocation, ImportFile file, String understanding, boolean goOn) throws IOException {
        var digest = file.sha256();
        var key = digest == null
                ? null
                : ImportStates.key(digest, invocation.target().server(), understanding);
        return new Resume(invocation, file.name(), key, goOn);
    }

    /** How many records need not be sent again. */
    long before() {
        return before;
    }

    /** Whether an interrupted import goes on from a note. */
    boolean possible() {
        return key != null;
    }

    /** Notes how many records are confirmed. */
    synchronized void note(long confirmed) {
        if (key != null && !ended && confirmed > noted) {
            states.keep(
                    key,
                    new ImportState(
                            file,
                            invocation.target().server(),
                            confirmed,
                            invocation.environment().clock().instant()));
            noted = confirmed;
        }
    }

    /** The file is imported to its end. */
    synchronized void finished() {
        ended = true;
        if (key != null) {
            states.forget(key);
        }
    }
}
