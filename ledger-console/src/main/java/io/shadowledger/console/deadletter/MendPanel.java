package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ProblemText;

/** The record as it came beside its mended version, and what can be done with either. */
final class MendPanel extends Composite<Div> {

    private static final long serialVersionUID = 1L;

    private static final int INVALID = 400;

    private final transient DeadLetterDesk desk;
    private final boolean allowed;
    private final transient Runnable changed;
    private final String id;
    private final TextArea mended = new TextArea();
    private final TextField note = new TextField();
    private final Button replay = new Button();
    private final Button replayMended = new Button();
    private final Button dismiss = new Button();
    private final Span whyNot = Parts.span("quiet", "");
    private final Div actions = Parts.div("actions", replayMended, dismiss);
    private final Div originalActions = Parts.div("actions", replay, whyNot);
    private final Section mending;

    /** @param allowed whether the user may replay and dismiss */
    MendPanel(DeadLetterDesk desk, DeadLetterDetail detail, boolean allowed, Runnable changed) {
        this.desk = desk;
        this.allowed = allowed;
        this.changed = changed;
        this.id = detail.summary().id();
        getContent().addClassName("mend");
        fields(detail);
        buttons();
        var correction = new Paragraph(getTranslation("dead-letter.mended.correction"));
        correction.setVisible(!detail.mendable());
        mending = Parts.panel(getTranslation("dead-letter.mended"), correction, mended, note, actions);
        getContent()
                .add(
                        Parts.panel(
                                getTranslation("dead-letter.came"),
                                new RecordText(detail.payload(), Ids.DEAD_LETTER_PAYLOAD),
                                originalActions),
                        mending);
    }

    /** Shows what can be done now; what the user has written stays. */
    void show(DeadLetterDetail detail) {
        var status = detail.summary().status();
        boolean waits = status == DeadLetterStatus.OPEN || status == DeadLetterStatus.DISMISSED;
        boolean unchanged = detail.fault() == null;
        var last = detail.summary().lastReplay();
        var sent = waits || last == null ? null : last.payload();
        if (sent != null) {
            mended.setValue(PayloadText.laidOut(sent));
            mended.setLabel(getTranslation("dead-letter.mended.sent"));
        }
        mended.setReadOnly(!waits || !allowed);
        mended.setVisible(detail.mendable() && (waits || sent != null));
        // What waits for another person stands in a panel of its own
        mending.setVisible((waits || sent != null) && status != DeadLetterStatus.PROPOSED);
        note.setVisible(waits && allowed && (detail.mendable() || unchanged));
        actions.setVisible(waits);
        originalActions.setVisible(waits);
        replayMended.setVisible(detail.mendable());
        replayMended.setEnabled(allowed);
        replay.setEnabled(allowed && unchanged);
        dismiss.setVisible(status == DeadLetterStatus.OPEN);
        dismiss.setEnabled(allowed);
        whyNot.setText(getTranslation(allowed ? "dead-letter.replay.not" : "dead-letter.role"));
        whyNot.setVisible(!allowed || !unchanged);
    }

    private void fields(DeadLetterDetail detail) {
        mended.setId(Ids.DEAD_LETTER_MENDED);
        mended.setLabel(getTranslation("dead-letter.mended.label"));
        mended.setHelperText(getTranslation("dead-letter.mended.help"));
        mended.setManualValidation(true);
        mended.setWidthFull();
        mended.addClassName("code");
        mended.getElement().setAttribute("spellcheck", "false");
        var payload = detail.payload();
        mended.setValue(payload == null || payload.text() == null ? "" : PayloadText.laidOut(payload.text()));
        note.setId(Ids.DEAD_LETTER_NOTE);
        note.setLabel(getTranslation("dead-letter.note"));
        note.setHelperText(getTranslation("dead-letter.note.help"));
        note.setErrorMessage(getTranslation("dead-letter.note.missing"));
        note.setManualValidation(true);
        note.setMaxLength(DeadLetterDesk.LONGEST_NOTE);
        note.setWidthFull();
    }

    private void buttons() {
        replayMended.setId(Ids.DEAD_LETTER_REPLAY_MENDED);
        replayMended.setText(getTranslation("dead-letter.replay-mended"));
        replayMended.addThemeVariants(ButtonVariant.PRIMARY);
        replayMended.getElement().setAttribute("data-keys", "a");
        replayMended.addClickListener(click -> sendMended());
        replay.setId(Ids.DEAD_LETTER_REPLAY);
        replay.setText(getTranslation("dead-letter.replay"));
        replay.addClickListener(click -> Message.trying(() -> {
            desk.replayUnchanged(id, note.getValue());
            sent();
        }));
        dismiss.setId(Ids.DEAD_LETTER_DISMISS);
        dismiss.setText(getTranslation("dead-letter.dismiss"));
        dismiss.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        dismiss.addClickListener(click -> new DismissDialog(desk, id, changed).open());
        whyNot.setId(Ids.DEAD_LETTER_WHY_NOT);
    }

    private void sendMended() {
        mended.setInvalid(false);
        note.setInvalid(note.getValue().strip().length() < DeadLetterDesk.SHORTEST_NOTE);
        if (note.isInvalid()) {
            note.focus();
            return;
        }
        Message.trying(() -> {
            try {
                desk.replayMended(id, mended.getValue(), note.getValue());
                Message.done(getTranslation("correction.proposed"));
                changed.run();
            } catch (ProblemException problem) {
                if (problem.status() != INVALID) {
                    throw problem;
                }
                mended.setErrorMessage(ProblemText.of(problem));
                mended.setInvalid(true);
                mended.focus();
            }
        });
    }

    private void sent() {
        Message.done(getTranslation("dead-letter.replay.done"));
        changed.run();
    }
}
