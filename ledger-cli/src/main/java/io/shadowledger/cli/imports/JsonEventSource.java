package io.shadowledger.cli.imports;

import io.shadowledger.cli.output.Documents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Events from JSON Lines: one object per line, so that a bad line leaves the next one alone. */
final class JsonEventSource implements EventSource {

    /** Numbers as they are written: a float would change an amount. */
    private static final ObjectReader JSON = Documents.wire()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final BufferedReader reader;
    private final FieldMapping mapping;
    private final EventRules rules;
    private @Nullable String pending;
    private @Nullable UncheckedIOException broken;
    private long line;

    JsonEventSource(BufferedReader reader, FieldMapping mapping, EventRules rules) {
        this.reader = reader;
        this.mapping = mapping;
        this.rules = rules;
    }

    @Override
    public int column(String field) {
        return 0;
    }

    @Override
    public boolean hasNext() {
        try {
            while (pending == null) {
                pending = reader.readLine();
                if (pending == null) {
                    return false;
                }
                line++;
                if (pending.isBlank()) {
                    pending = null;
                }
            }
        } catch (IOException unreadable) {
            line++;
            broken = new UncheckedIOException(unreadable);
        }
        return true;
    }

    @Override
    public SourceLine next() {
        if (broken != null) {
            var reason = Malformed.reason(broken);
            broken = null;
            pending = null;
            return new SourceLine.Bad(line, 0, "", reason, true);
        }
        if (!hasNext() || pending == null) {
            throw new NoSuchElementException();
        }
        var text = pending;
        pending = null;
        try {
            JsonNode node = JSON.readValue(text);
            if (!node.isObject()) {
                return bad(1, "", "is not a JSON object: JSON Lines has one event per line");
            }
            return new SourceLine.Good(line, rules.event(field -> text(node, mapping.column(field))));
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            return bad(
                    at == null ? 1 : Math.max(1, at.getColumnNr()),
                    "",
                    "is not JSON: " + malformed.getOriginalMessage());
        } catch (FieldException invalid) {
            return bad(
                    Math.max(0, text.indexOf('"' + mapping.column(invalid.field()) + '"')) + 1,
                    invalid.field().wireName(),
                    invalid.detail());
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private SourceLine bad(int column, String field, String detail) {
        return new SourceLine.Bad(line, column, field, detail, false);
    }

    private static @Nullable String text(JsonNode object, String name) {
        var value = object.get(name);
        return value == null || value.isNull()
                ? null
                : value.isNumber() ? value.decimalValue().toString() : value.asString();
    }
}
