package io.shadowledger.console.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.function.SerializableSupplier;

/**
 * Asks for a few words before something is done. It stays open, with the ledger's words at the field, when that is
 * refused: what somebody has written is never lost to a refusal.
 */
public final class FormDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final FieldErrors errors = new FieldErrors();

    public FormDialog(String title, String explained) {
        addClassName("decision");
        setHeaderTitle(title);
        if (!explained.isEmpty()) {
            add(new Paragraph(explained));
        }
    }

    /** A field, by its name on the wire. */
    public <F extends Component & HasValidationProperties> FormDialog ask(String name, F field) {
        errors.on(name, field);
        add(field);
        return this;
    }

    /** Something else that can be done here, away from what it is for. */
    public FormDialog also(Button other) {
        other.getStyle().setMarginRight("auto");
        getFooter().addComponentAsFirst(other);
        return this;
    }

    /** Goes to this when it opens. */
    public FormDialog startingAt(Focusable<?> field) {
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                field.focus();
            }
        });
        return this;
    }

    /**
     * What it is for.
     *
     * @param complete whether all that is needed was written; it marks what was not
     * @param act asks the ledger
     * @param done runs when the ledger took it, after the dialog has closed
     */
    public FormDialog confirm(Button confirm, SerializableSupplier<Boolean> complete, Runnable act, Runnable done) {
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.addClickListener(click -> {
            confirm.setEnabled(true);
            if (complete.get() && errors.trying(act)) {
                close();
                done.run();
            }
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), confirm);
        return this;
    }
}
