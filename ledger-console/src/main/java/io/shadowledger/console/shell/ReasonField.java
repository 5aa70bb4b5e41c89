package io.shadowledger.console.shell;

import com.vaadin.flow.component.textfield.TextArea;

/** Asks for the words that stay on the record: 3 to 500 characters, as the ledger takes them. */
public final class ReasonField extends TextArea {

    private static final long serialVersionUID = 1L;

    static final int SHORTEST = 3;
    static final int LONGEST = 500;

    public ReasonField(String id, String label, String help) {
        super(label);
        setId(id);
        setHelperText(help);
        setRequired(true);
        setManualValidation(true);
        setMaxLength(LONGEST);
        setWidthFull();
    }

    /** What was written, on one line: the ledger takes no line breaks here. */
    public String text() {
        return getValue().strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Whether enough was written; if not, says so and goes there. */
    public boolean isGiven() {
        boolean given = text().length() >= SHORTEST;
        setErrorMessage(getTranslation("correction.reason.missing"));
        setInvalid(!given);
        if (!given) {
            focus();
        }
        return given;
    }
}
