package io.shadowledger.cli.export;

import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds the last row of a workbook. A workbook that broke off has no directory, so it cannot even be opened. */
final class WorkbookEnd {

    /** The last row and what comes after it are shorter. */
    private static final int TAIL = 8 * 1024;

    private WorkbookEnd() {}

    /** @throws CommandFailure if it is not whole */
    static ExportEnd of(Path workbook) throws IOException {
        try (var zip = new ZipFile(workbook.toFile())) {
            for (int sheet = 1; ; sheet++) {
                var entry = zip.getEntry("xl/worksheets/sheet" + sheet + ".xml");
                if (entry == null) {
                    throw brokeOff();
                }
                try (var content = zip.getInputStream(entry)) {
                    var end = ExportEnd.within(tail(content));
                    if (end.isPresent()) {
                        return end.get();
                    }
                }
            }
        } catch (ZipException _) {
            throw brokeOff();
        }
    }

    private static String tail(InputStream content) throws IOException {
        byte[] last = {};
        while (true) {
            var next = content.readNBytes(TAIL);
            if (next.length == 0) {
                return new String(last, StandardCharsets.UTF_8);
            }
            var both = Arrays.copyOf(last, last.length + next.length);
            System.arraycopy(next, 0, both, last.length, next.length);
            last = Arrays.copyOfRange(both, Math.max(0, both.length - TAIL), both.length);
        }
    }

    private static CommandFailure brokeOff() {
        return new CommandFailure(
                ExitCode.FAILURE, "the export broke off before its last row: nothing was written, try again");
    }
}
