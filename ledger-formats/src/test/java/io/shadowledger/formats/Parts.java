package io.shadowledger.formats;

import io.shadowledger.formats.statement.Finding;
import io.shadowledger.formats.statement.Statement;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All parts of a file. */
public record Parts(List<StatementPart> all) {

    public static Parts of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    public static Parts of(byte[] content) {
        try (var reader = StatementReader.open(new ByteArrayInputStream(content), null, null)) {
            var all = new ArrayList<StatementPart>();
            reader.forEachRemaining(all::add);
            return new Parts(all);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    public List<StatementEntry> entries() {
        return only(StatementEntry.class);
    }

    public List<Statement> statements() {
        return only(Statement.class);
    }

    /** Findings of statements and of the file. */
    public List<Finding> findings() {
        var all = new ArrayList<>(only(Finding.class));
        statements().forEach(s -> all.addAll(s.findings()));
        return all;
    }

    private <T> List<T> only(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
