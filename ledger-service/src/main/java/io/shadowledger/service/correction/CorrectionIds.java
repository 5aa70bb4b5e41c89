package io.shadowledger.service.correction;

import io.shadowledger.api.money.Money;
import io.shadowledger.service.event.ContentHash;
import io.shadowledger.service.event.CorrectionEventIds;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Ids of corrections: the same for the same report, account, currency and drift, so that asking twice is one. */
final class CorrectionIds {

    private CorrectionIds() {}

    /**
     * The id of a correction.
     *
     * @param attempt how many corrections of the break are finished already: after a refusal, proposing the same again is
     *     another correction
     */
    static String of(String reportId, String accountId, Money drift, int attempt) {
        // None of the parts can hold a line feed.
        var text = String.join(
                "\n",
                reportId,
                accountId,
                drift.currency().getCurrencyCode(),
                Long.toString(drift.minor()),
                Integer.toString(attempt));
        var hash = ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return CorrectionEventIds.PREFIX + HexFormat.of().formatHex(hash).substring(0, CorrectionEventIds.DIGITS);
    }
}
