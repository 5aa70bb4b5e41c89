package io.shadowledger.cli.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Events from JSON Lines: one object per line, so that a bad line leaves the next one alone. */
final class JsonEventSource implements EventSource {

    private static final JsonFactory JSON = new JsonFactory();

    private final BufferedReader reader;
    private final FieldMapping mapping;
    private final EventRules rules;
    private final Map<String, EventField> fields = new HashMap<>();
    private @Nullable String pending;
    private @Nullable UncheckedIOException broken;
    private long line;

    JsonEventSource(BufferedReader reader, FieldMapping mapping, EventRules rules) {
        this.reader = reader;
        this.mapping = mapping;
        this.rules = rules;
        for (var field : EventField.values()) {
            fields.put(mapping.column(field), field);
        }
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
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return bad(1, "", "is not a JSON object: JSON Lines has one event per line");
            }
            var values = values(parser);
            if (parser.nextToken() != null) {
                return bad(
                        parser.currentTokenLocation().getColumnNr(),
                        "",
                        "has something after its object: JSON Lines has one event per line");
            }
            return new SourceLine.Good(line, rules.event(field -> values[field.ordinal()]));
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

    /** The values of an event's fields as they are written: through a float an amount would change. */
    private @Nullable String[] values(JsonParser parser) {
        var values = new @Nullable String[EventField.values().length];
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var field = fields.get(name);
            var token = parser.nextToken();
            if (field != null) {
                values[field.ordinal()] =
                        token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getString() : null;
            }
            parser.skipChildren();
        }
        return values;
    }
}
