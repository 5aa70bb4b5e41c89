package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.SessionEndedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One act on many rows. Each is an act of its own for the ledger, which may refuse one and take the others; what was
 * refused is told by name.
 *
 * @param done how many were taken
 * @param refused those that were not, each with the ledger's reason in words
 */
public record Bulk(int done, List<String> refused) {

    /** More than these are not taken at once: a screen must answer in a few seconds. */
    public static final int MOST = 200;

    public Bulk {
        refused = List.copyOf(refused);
    }

    /**
     * Acts on every row, in order.
     *
     * @param name what a row is called when it is refused
     * @throws SessionEndedException when the user has to sign in again; what was done before stays done
     */
    public static <T> Bulk of(List<T> rows, Function<T, String> name, Consumer<T> act) {
        int done = 0;
        var refused = new ArrayList<String>();
        for (var row : rows) {
            try {
                act.accept(row);
                done++;
            } catch (SessionEndedException ended) {
                throw ended;
            } catch (LedgerException problem) {
                refused.add(name.apply(row) + ": " + ProblemText.of(problem));
            }
        }
        return new Bulk(done, refused);
    }

    /** Says what came of it. */
    public void tell(String summary) {
        if (refused.isEmpty()) {
            Message.done(summary);
            return;
        }
        var list = new UnorderedList();
        refused.forEach(text -> list.add(new ListItem(text)));
        Message.show(Parts.div("stack", new Paragraph(summary), list), NotificationVariant.WARNING);
    }
}
