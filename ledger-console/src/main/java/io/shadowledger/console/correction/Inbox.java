package io.shadowledger.console.correction;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.Page;
import io.shadowledger.api.correction.BulkApproval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Total;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerExports;
import io.shadowledger.console.client.SignedInUser;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Corrections in the order a checker wants them. */
final class Inbox {

    private static final int PAGE = 50;
    /** Marks the second list in a cursor; no cursor of the ledger begins so. */
    private static final String REST = "\u0000rest:";

    private final CorrectionsApi api;
    private final LedgerExports exports;
    private @Nullable CorrectionStatus wanted;
    private KeysetPages<Correction> pages;

    /** As the ledger takes it. */
    static final int LONGEST_NOTE = 500;

    private static final int DIGITS = 12;

    Inbox(CorrectionsApi api, LedgerExports exports) {
        this.api = api;
        this.exports = exports;
        this.pages = pages(null);
    }

    KeysetPages<Correction> pages() {
        return pages;
    }

    void show(@Nullable CorrectionStatus status) {
        wanted = status;
        pages = pages(status);
    }

    /** Looks whether the list has changed at its head, and if so reads it anew. */
    boolean refresh() {
        var head = pages(wanted);
        var now = head.rows(0, PAGE);
        if (pages.startsWith(now)) {
            return false;
        }
        pages = head;
        return true;
    }

    /** Whether this user may approve it: somebody else's, and still to be decided. The ledger has the last word. */
    static boolean mayApprove(Correction correction, SignedInUser user) {
        return user.isChecker()
                && correction.status() == CorrectionStatus.PROPOSED
                && !correction.maker().equals(user.name());
    }

    /**
     * Approves exactly what was shown.
     *
     * @param totals the sums that the user saw; with others by now nothing is approved
     */
    BulkOutcome approveAll(List<Correction> seen, String note, List<Total> totals) {
        var items = seen.stream()
                .map(correction -> new BulkApproval.Item(correction.correctionId(), correction.digest()))
                .toList();
        return api.bulkApprove(new BulkApproval(items, note.isBlank() ? null : note.strip(), totals));
    }

    /** The rules that corrections are under. */
    CorrectionPolicies policies() {
        return api.policies();
    }

    /** Writes all of them, as chosen. */
    void export(String format, OutputStream out) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("format", format);
        if (wanted != null) {
            query.put("status", wanted.name());
        }
        exports.stream("/api/v1/corrections/export", query, out);
    }

    /** The first digits: enough to compare by eye. */
    static String shortDigest(Correction correction) {
        return correction
                .digest()
                .substring(0, Math.min(DIGITS, correction.digest().length()));
    }

    static @Nullable CorrectionStatus parse(QueryParameters query) {
        var text = query.getSingleParameter("status").orElse("").toUpperCase(Locale.ROOT);
        for (var status : CorrectionStatus.values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        return null;
    }

    static QueryParameters query(@Nullable CorrectionStatus status) {
        return status == null
                ? QueryParameters.empty()
                : new QueryParameters(Map.of("status", List.of(status.name().toLowerCase(Locale.ROOT))));
    }

    private KeysetPages<Correction> pages(@Nullable CorrectionStatus status) {
        return new KeysetPages<>(status == null ? this::waitingFirst : of(status), PAGE);
    }

    private KeysetPages.Source<Correction> of(CorrectionStatus status) {
        return (after, limit) -> api.corrections(status, after, limit);
    }

    /** The list of those that wait, then the list of all without these. */
    private Page<Correction> waitingFirst(@Nullable String after, int limit) {
        if (after != null && after.startsWith(REST)) {
            var cursor = after.substring(REST.length());
            var page = api.corrections(null, cursor.isEmpty() ? null : cursor, limit);
            var decided = page.items().stream()
                    .filter(correction -> correction.status() != CorrectionStatus.PROPOSED)
                    .toList();
            return new Page<>(decided, page.next() == null ? null : REST + page.next());
        }
        var page = api.corrections(CorrectionStatus.PROPOSED, after, limit);
        return new Page<>(page.items(), Objects.requireNonNullElse(page.next(), REST));
    }
}
