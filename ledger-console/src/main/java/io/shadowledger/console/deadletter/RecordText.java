package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import io.shadowledger.api.deadletter.RecordPayload;
import io.shadowledger.console.shell.Parts;
import org.jspecify.annotations.Nullable;

/** What a record says: its text, or its first bytes where it is none. */
final class RecordText extends Div {

    private static final long serialVersionUID = 1L;

    /** @param payload absent when the record had no value */
    RecordText(@Nullable RecordPayload payload, String id) {
        addClassName("stack");
        if (payload == null) {
            add(Parts.span("quiet", getTranslation("dead-letter.came.none")));
            return;
        }
        if (payload.text() == null) {
            add(Parts.span("quiet", getTranslation("dead-letter.came.bytes")));
        }
        var text = new Pre(
                payload.text() == null ? PayloadText.hex(payload.hexPreview()) : PayloadText.laidOut(payload.text()));
        text.setId(id);
        text.addClassName("record-text");
        text.getElement().setAttribute("tabindex", "0");
        add(text);
    }
}
