package io.shadowledger.console.breaks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import java.util.EnumSet;

/** Status, cause and account. */
final class FilterBar extends Div {

    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MILLIS = 300;

    private final Select<BreakStatus> status = new Select<>();
    private final Select<Verdict> verdict = new Select<>();
    private final TextField account = new TextField();
    private BreaksFilter shown = BreaksFilter.NONE;

    FilterBar(SerializableConsumer<BreaksFilter> listener) {
        addClassName("filter-bar");
        getElement().setAttribute("role", "search");

        status.setId(Ids.BREAKS_STATUS);
        status.setLabel(getTranslation("breaks.filter.status"));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("breaks.filter.status.all"));
        status.setItems(BreakStatus.values());
        status.setItemLabelGenerator(
                value -> value == null ? getTranslation("breaks.filter.status.all") : Badge.word(value));

        verdict.setId(Ids.BREAKS_VERDICT);
        verdict.setLabel(getTranslation("breaks.filter.verdict"));
        verdict.setEmptySelectionAllowed(true);
        verdict.setEmptySelectionCaption(getTranslation("breaks.filter.verdict.all"));
        verdict.setItems(EnumSet.complementOf(EnumSet.of(Verdict.TIES, Verdict.PENDING)));
        verdict.setItemLabelGenerator(
                value -> value == null ? getTranslation("breaks.filter.verdict.all") : Badge.word(value));

        account.setId(Ids.BREAKS_ACCOUNT);
        account.setLabel(getTranslation("breaks.filter.account"));
        account.setPlaceholder(getTranslation("breaks.filter.account.hint"));
        account.setPrefixComponent(VaadinIcon.SEARCH.create());
        account.setClearButtonVisible(true);
        account.setValueChangeMode(ValueChangeMode.LAZY);
        account.setValueChangeTimeout(PAUSE_MILLIS);
        account.getElement().setAttribute("data-keys", "/").setAttribute("data-key-focus", true);

        status.addValueChangeListener(
                change -> changed(shown.withStatus(change.getValue()), change.isFromClient(), listener));
        verdict.addValueChangeListener(
                change -> changed(shown.withVerdict(change.getValue()), change.isFromClient(), listener));
        account.addValueChangeListener(
                change -> changed(shown.withAccount(change.getValue()), change.isFromClient(), listener));
        add(account, status, verdict);
    }

    void show(BreaksFilter filter) {
        shown = filter;
        status.setValue(filter.status());
        verdict.setValue(filter.verdict());
        account.setValue(filter.account() == null ? "" : filter.account());
    }

    private void changed(BreaksFilter wanted, boolean byUser, SerializableConsumer<BreaksFilter> listener) {
        if (byUser && !wanted.equals(shown)) {
            shown = wanted;
            listener.accept(wanted);
        }
    }
}
