package io.shadowledger.cli.command.deadletter;

import io.shadowledger.api.deadletter.RecordPayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes as people read them: as text where they are text, else the first of them sixteen to a line. */
final class HexDump {

    private static final int PER_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    static List<String> lines(RecordPayload payload) {
        if (payload.text() != null) {
            // What moves the cursor of a terminal is not let through.
            return payload.text()
                    .lines()
                    .map(line -> line.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD"))
                    .toList();
        }
        byte[] bytes = HexFormat.of().parseHex(payload.hexPreview());
        var lines = new ArrayList<String>();
        for (int from = 0; from < bytes.length; from += PER_LINE) {
            int to = Math.min(from + PER_LINE, bytes.length);
            var text = new String(bytes, from, to - from, StandardCharsets.US_ASCII).replaceAll("[^ -~]", ".");
            lines.add("%04x  %-47s  %s".formatted(from, HEX.formatHex(bytes, from, to), text));
        }
        return lines;
    }
}
