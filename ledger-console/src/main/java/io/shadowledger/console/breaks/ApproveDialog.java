package io.shadowledger.console.breaks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import java.util.Optional;

/** The last look before a correction is posted: what is approved is what is shown here, by its digest. */
final class ApproveDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ApproveDialog(BreakDesk desk, Formats formats, Correction seen, Runnable changed) {
        addClassName("decision");
        setHeaderTitle(getTranslation("approve.title"));
        var note = new TextField(getTranslation("approve.note"));
        note.setMaxLength(BreakDesk.LONGEST_REASON);
        note.setWidthFull();
        var digest = Parts.span("digest", CorrectionPanel.shortForm(seen.digest()));
        digest.setTitle(seen.digest());
        var facts = Parts.div(
                "facts",
                Parts.fact(getTranslation("correction.maker"), seen.maker()),
                Parts.fact(getTranslation("correction.digest"), digest),
                Parts.fact(getTranslation("correction.reason"), seen.reason()));
        facts.addClassName("narrow");
        add(
                new Paragraph(getTranslation("approve.text")),
                PostingTable.of(seen, Optional.empty(), formats),
                facts,
                note);
        var approve = new Button(getTranslation("approve.confirm"));
        approve.setId(Ids.CORRECTION_APPROVE_CONFIRM);
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setDisableOnClick(true);
        approve.addClickListener(click -> {
            close();
            Message.trying(() -> {
                desk.approve(seen, note.getValue());
                Message.done(getTranslation("approve.done"));
            });
            changed.run();
        });
        getFooter().add(new Button(getTranslation("action.cancel"), click -> close()), approve);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                approve.focus();
            }
        });
    }
}
