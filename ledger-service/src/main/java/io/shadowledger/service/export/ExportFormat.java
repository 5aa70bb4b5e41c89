package io.shadowledger.service.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How a table is written out. */
public enum ExportFormat {
    /** RFC 4180, with line feeds, in UTF-8; the last line begins with #. */
    CSV("text/csv;charset=UTF-8") {
        @Override
        TableFile open(String title, OutputStream out) {
            return new CsvFile(out);
        }
    },
    /** Office Open XML; text is text and amounts are numbers. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        TableFile open(String title, OutputStream out) throws IOException {
            return new XlsxFile(title, out, XlsxFile.MOST_ROWS);
        }
    };

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** What a file's name ends with. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract TableFile open(String title, OutputStream out) throws IOException;
}
