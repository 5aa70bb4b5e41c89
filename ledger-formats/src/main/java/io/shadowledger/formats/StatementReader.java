package io.shadowledger.formats;

import io.shadowledger.formats.bai2.Bai2Reader;
import io.shadowledger.formats.camt053.Camt053Reader;
import io.shadowledger.formats.lines.LineReader;
import io.shadowledger.formats.mt940.MtReader;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementFormat;
import io.shadowledger.formats.statement.StatementPart;
import io.shadowledger.formats.statement.StatementSource;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of a file, part by part: header, entries, statement, and again. What is in memory is one entry and
 * one statement's balances, so that a file of gigabytes reads as a small one does.
 *
 * <p>{@link #hasNext()} and {@link #next()} throw {@link InvalidStatementException} where the file cannot be read on;
 * nothing after it can be, and what came before stands.
 */
public final class StatementReader implements Iterator<StatementPart>, Closeable {

    private final InputStream in;
    private final StatementSource source;
    private @Nullable StatementPart pending;
    private boolean ended;

    private StatementReader(InputStream in, StatementSource source) {
        this.in = in;
        this.source = source;
    }

    /**
     * Begins to read.
     *
     * @param format how the file is written; null means that its beginning tells
     * @param charset the encoding of MT and BAI2, which do not say it; null means that each line tells. XML says its own
     * @throws InvalidStatementException if its beginning is that of no known format
     */
    public static StatementReader open(InputStream content, @Nullable StatementFormat format, @Nullable Charset charset)
            throws IOException {
        var in = new BufferedInputStream(content, FormatDetection.LOOK_AHEAD);
        var known = format;
        if (known == null) {
            known = FormatDetection.of(FormatDetection.peek(in))
                    .orElseThrow(() -> new InvalidStatementException(
                            1, "", "begins like none of camt.053, MT940, MT942 and BAI2: is it another file?"));
        }
        return new StatementReader(
                in,
                switch (known) {
                    case CAMT053 -> new Camt053Reader(in);
                    case MT940, MT942 -> new MtReader(new LineReader(in, charset));
                    case BAI2 -> new Bai2Reader(new LineReader(in, charset));
                });
    }

    @Override
    public boolean hasNext() {
        if (pending == null && !ended) {
            try {
                pending = source.read();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            ended = pending == null;
        }
        return pending != null;
    }

    @Override
    public StatementPart next() {
        if (!hasNext() || pending == null) {
            throw new NoSuchElementException();
        }
        var part = pending;
        pending = null;
        return part;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
