package io.shadowledger.formats.mt940;

import io.shadowledger.formats.lines.LineReader;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementPart;
import io.shadowledger.formats.statement.StatementSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads MT940 and MT942, message by message; which of the two a message is, its fields tell. */
public final class MtReader implements StatementSource {

    private final MtFields fields;
    private final Queue<StatementPart> parts = new ArrayDeque<>();
    private @Nullable MtMessage message;
    private boolean any;

    public MtReader(LineReader lines) {
        this.fields = new MtFields(lines);
    }

    @Override
    public @Nullable StatementPart read() throws IOException {
        while (parts.isEmpty() && !fields.ended()) {
            var field = fields.next();
            if (field == null) {
                end();
            } else if (field.tag().equals("20")) {
                end();
                message = new MtMessage(field, parts::add);
                any = true;
            } else if (message != null) {
                message.take(field);
            } else {
                throw field.invalid("stands outside a message: each begins with :20:");
            }
        }
        if (!any) {
            throw new InvalidStatementException(
                    fields.line(), "field :20:", "is not in the file, so it holds no MT940 or MT942 statement");
        }
        return parts.poll();
    }

    private void end() {
        if (message != null) {
            message.end(fields.line());
            message = null;
        }
    }
}
