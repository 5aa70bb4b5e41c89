package io.shadowledger.console.breaks;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Filters under names of the user's own. They are kept by the browser, per user; to give one to somebody else, send
 * the address.
 */
final class SavedFilters extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 40;
    private static final int MOST = 30;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> QUERIES = new TypeReference<>() {};

    private final String key;
    private final Select<String> names = new Select<>();
    private final TextField name = new TextField();
    private final Button save = new Button();
    private final Button delete = new Button();
    private final Map<String, String> queries = new LinkedHashMap<>();
    private transient BreaksFilter shown = BreaksFilter.NONE;

    /** @param apply shows the filter that was chosen */
    SavedFilters(String user, SerializableConsumer<BreaksFilter> apply) {
        this.key = "shadowledger.filters." + user;
        addClassName("saved-filters");
        names.setId(Ids.FILTERS_SAVED);
        names.setLabel(getTranslation("filters.saved"));
        names.setPlaceholder(getTranslation("filters.saved.choose"));
        names.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                apply.accept(filterOf(change.getValue()));
            }
        });
        var open = new Button(VaadinIcon.BOOKMARK_O.create());
        open.setId(Ids.FILTERS_OPEN);
        open.setAriaLabel(getTranslation("filters.keep"));
        open.setTooltipText(getTranslation("filters.keep"));
        add(names, open, editor(open));
        refresh();
    }

    private Popover editor(Button open) {
        var editor = new Popover();
        editor.setTarget(open);
        editor.setAutofocus(true);
        editor.setAriaLabel(getTranslation("filters.keep"));
        name.setId(Ids.FILTERS_NAME);
        name.setLabel(getTranslation("filters.name"));
        name.setMaxLength(LONGEST_NAME);
        name.setManualValidation(true);
        name.setErrorMessage(getTranslation("filters.name.missing"));
        save.setId(Ids.FILTERS_SAVE);
        save.setText(getTranslation("filters.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(click -> {
            if (save()) {
                editor.close();
            }
        });
        delete.setId(Ids.FILTERS_DELETE);
        delete.setText(getTranslation("filters.delete"));
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        delete.addClickListener(click -> {
            queries.remove(names.getValue());
            store();
            editor.close();
        });
        editor.add(Parts.div("stack", name, Parts.div("actions", save, delete)));
        return editor;
    }

    /** Takes note of the filter that is shown now. */
    void show(BreaksFilter filter) {
        shown = filter;
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("return localStorage.getItem($0) || '{}'", key).then(String.class, this::read);
    }

    private void read(String json) {
        queries.clear();
        try {
            queries.putAll(JSON.readValue(json, QUERIES));
        } catch (JacksonException unreadable) {
            // What another hand has written there is no filter of ours
        }
        refresh();
    }

    private boolean save() {
        var chosen = name.getValue().strip();
        boolean possible = !chosen.isEmpty() && (queries.containsKey(chosen) || queries.size() < MOST);
        name.setInvalid(!possible);
        if (possible) {
            queries.put(chosen, shown.query().getQueryString());
            name.clear();
            store();
        }
        return possible;
    }

    private void store() {
        refresh();
        getElement().executeJs("localStorage.setItem($0, $1)", key, JSON.writeValueAsString(queries));
    }

    private void refresh() {
        names.setItems(queries.keySet());
        names.setVisible(!queries.isEmpty());
        queries.keySet().stream()
                .filter(each -> filterOf(each).equals(shown))
                .findFirst()
                .ifPresentOrElse(names::setValue, names::clear);
        delete.setVisible(names.getValue() != null);
    }

    private BreaksFilter filterOf(String saved) {
        return BreaksFilter.of(QueryParameters.fromString(queries.getOrDefault(saved, "")));
    }
}
