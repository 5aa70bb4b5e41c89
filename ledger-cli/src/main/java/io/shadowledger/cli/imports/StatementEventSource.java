package io.shadowledger.cli.imports;

import io.shadowledger.formats.StatementReader;
import io.shadowledger.formats.event.StatementEvents;
import io.shadowledger.formats.event.StatementEvents.Outcome;
import io.shadowledger.formats.statement.Finding;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.Statement;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Events from the entries of account statements. */
final class StatementEventSource implements EventSource {

    private final StatementReader statements;
    private final StatementEvents events;
    private final Queue<SourceLine> lines = new ArrayDeque<>();
    private @Nullable StatementHeader header;
    private boolean ended;
    private long line = 1;

    StatementEventSource(StatementReader statements, StatementEvents events) {
        this.statements = statements;
        this.events = events;
    }

    @Override
    public int column(String field) {
        return 0;
    }

    @Override
    public boolean hasNext() {
        try {
            while (lines.isEmpty() && !ended) {
                if (statements.hasNext()) {
                    take();
                } else {
                    ended = true;
                }
            }
        } catch (InvalidStatementException invalid) {
            ended = true;
            lines.add(new SourceLine.Bad(invalid.line(), 0, invalid.place(), invalid.detail(), true));
        } catch (UncheckedIOException unreadable) {
            ended = true;
            lines.add(new SourceLine.Bad(line, 0, "", Malformed.reason(unreadable), true));
        }
        return !lines.isEmpty();
    }

    private void take() {
        switch (statements.next()) {
            case StatementHeader begun -> header = begun;
            case StatementEntry entry -> lines.add(of(entry));
            case Statement whole -> whole.findings().forEach(this::add);
            case Finding ofFile -> add(ofFile);
        }
    }

    private SourceLine of(StatementEntry entry) {
        if (header == null) {
            throw new IllegalStateException("an entry before its statement's header");
        }
        line = entry.line();
        return switch (events.of(header, entry)) {
            case Outcome.Posted posted -> new SourceLine.Good(line, posted.event());
            case Outcome.PassedOver passed -> new SourceLine.PassedOver(line, passed.reason());
        };
    }

    private void add(Finding finding) {
        lines.add(new SourceLine.Contradiction(finding.line(), finding.detail()));
    }

    @Override
    public SourceLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return lines.remove();
    }

    @Override
    public void close() throws IOException {
        statements.close();
    }
}
