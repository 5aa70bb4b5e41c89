package io.shadowledger.service.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A file of a source.
 *
 * @param name that its report gets
 * @param place where it stands; the same content in another place is another file, and the same report
 * @param size in bytes, as the source says
 * @param sayings what the file's sender says of it beside the content, by the names of an upload's parameters
 * @param content opens it
 */
record IncomingFile(String name, String place, long size, Map<String, String> sayings, Content content) {

    IncomingFile {
        sayings = Map.copyOf(sayings);
    }

    /** Where the bytes come from. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
