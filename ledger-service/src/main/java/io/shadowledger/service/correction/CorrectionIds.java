package io.shadowledger.service.correction;

import io.shadowledger.service.drift.OpenBreak;
import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.event.CorrectionEventIds;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Ids of corrections: the same for the same break, report, account, currency and drift, so that asking twice is one. */
final class CorrectionIds {

    private CorrectionIds() {}

    /**
     * The id of a correction.
     *
     * @param attempt how many corrections of the break are finished already: after a refusal, proposing the same again is
     *     another correction
     */
    static String of(OpenBreak open, int attempt) {
        var drift = open.drift();
        return id(
                open.breakId(),
                open.reportId(),
                open.accountId(),
                drift.currency().getCurrencyCode(),
                Long.toString(drift.minor()),
                Integer.toString(attempt));
    }

    /**
     * The id of the reversal of a correction.
     *
     * @param attempt how many reversals of it came to nothing already
     */
    static String ofReversal(String correctionId, int attempt) {
        return id("reversal", correctionId, Integer.toString(attempt));
    }

    private static String id(String... parts) {
        // None of the parts can hold a line feed.
        var text = String.join("\n", parts);
        var hash = ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return CorrectionEventIds.PREFIX + HexFormat.of().formatHex(hash).substring(0, CorrectionEventIds.DIGITS);
    }
}
