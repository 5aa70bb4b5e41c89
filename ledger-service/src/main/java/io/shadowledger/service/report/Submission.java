package io.shadowledger.service.report;

import io.shadowledger.api.drift.Basis;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is stored.
 *
 * @param profile name and version of the profile that it was read with
 * @param zone the bank's time zone
 * @param reading what of the reading decides what is stored; empty for nothing
 * @param asOf in whole microseconds
 * @param from the user who sent it
 */
record Submission(
        String name,
        ReportFormat format,
        @Nullable String profile,
        ZoneId zone,
        String reading,
        Instant asOf,
        Basis basis,
        boolean complete,
        String from,
        ReportBytes content) {

    private static final int ID_DIGITS = 20;

    byte[] sha256() {
        return content.sha256();
    }

    /** The same content, read in the same way, as-of time, basis and claim of completeness give the same id. */
    String reportId() {
        var digest = ReportBytes.sha256Digest();
        digest.update(sha256());
        digest.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(asOf.getEpochSecond())
                .putInt(asOf.getNano())
                .array());
        digest.update((basis + " " + complete + reading).getBytes(StandardCharsets.UTF_8));
        return "rep-" + HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS);
    }
}
