package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.Total;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What came of one act on many corrections. The ledger does none of it when the sums that the user saw are no longer
 * those; otherwise each stands for itself, and what was refused is told by name.
 *
 * @param done how many were taken
 * @param refused those that were not, each with the ledger's reason
 */
public record Bulk(int done, List<String> refused) {

    /** As many of the refused as one reads; the rest are counted. */
    private static final int MOST_TOLD = 20;

    public Bulk {
        refused = List.copyOf(refused);
    }

    /** @param name what a break is called when it is refused */
    public static Bulk of(BulkOutcome outcome, Function<String, String> name) {
        var refused = outcome.items().stream()
                .filter(item -> item.problem() != null)
                .map(item -> name.apply(item.breakId()) + ": " + item.problem())
                .toList();
        return new Bulk(outcome.items().size() - refused.size(), refused);
    }

    /**
     * The sums that the user sees before deciding, which the ledger compares with its own.
     *
     * @param amount signed decimal string: what is posted on the account
     */
    public static <T> List<Total> totals(List<T> rows, Function<T, String> currency, Function<T, String> amount) {
        Map<String, Total> totals = new TreeMap<>();
        for (var row : rows) {
            var one = new BigDecimal(amount.apply(row));
            totals.merge(
                    currency.apply(row),
                    new Total(
                            currency.apply(row), one.toPlainString(), one.abs().toPlainString(), 1),
                    Bulk::sum);
        }
        return List.copyOf(totals.values());
    }

    /** Says what came of it. */
    public void tell(String summary) {
        if (refused.isEmpty()) {
            Message.done(summary);
            return;
        }
        var list = new UnorderedList();
        refused.stream().limit(MOST_TOLD).forEach(text -> list.add(new ListItem(text)));
        var said = Parts.div("stack", new Paragraph(summary), list);
        if (refused.size() > MOST_TOLD) {
            said.add(new Paragraph(said.getTranslation("bulk.more", refused.size() - MOST_TOLD)));
        }
        Message.show(said, NotificationVariant.WARNING);
    }

    private static Total sum(Total one, Total other) {
        return new Total(
                one.currency(),
                new BigDecimal(one.net()).add(new BigDecimal(other.net())).toPlainString(),
                new BigDecimal(one.gross()).add(new BigDecimal(other.gross())).toPlainString(),
                one.count() + other.count());
    }
}
