package io.shadowledger.service.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/** Writes a million rows in each format to nowhere; run in a JVM of its own, whose heap could never hold them. */
final class MillionRows {

    private static final int ROWS = 1_000_000;

    private MillionRows() {}

    public static void main(String[] arguments) throws IOException {
        for (var format : ExportFormat.values()) {
            new TableExport(format.open("Breaks", OutputStream.nullOutputStream()))
                    .write(List.of("break", "account", "drift", "explanation"), use -> {
                        for (int n = 0; n < ROWS; n++) {
                            use.accept(List.of(
                                    "brk-" + n,
                                    "account-" + n,
                                    BigDecimal.valueOf(n, 2),
                                    "The CBS holds a credit that event-" + n + " never brought."));
                        }
                    });
        }
    }
}
