package io.shadowledger.cli.imports;

import java.io.Closeable;
import java.util.Iterator;

/** A file's lines, read as they are asked for, so that no file is too large. */
public interface EventSource extends Iterator<SourceLine>, Closeable {

    /** The column that holds a field, from 1; 0 where there is no such thing. */
    int column(String field);
}
