package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.Replay;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.console.client.SignedInUser;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ReasonField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mended event that waits for another person: exactly what would be sent, by its digest, and the decision on it. */
final class MendDecision extends Composite<Section> {

    private static final long serialVersionUID = 1L;
    private static final int DIGITS = 12;

    private final transient DeadLetterDesk desk;
    private final transient SignedInUser user;
    private final transient Formats formats;
    private final transient Runnable changed;
    private final Div content = Parts.div("stack");
    private transient @Nullable Replay seen;

    MendDecision(DeadLetterDesk desk, SignedInUser user, Formats formats, Runnable changed) {
        this.desk = desk;
        this.user = user;
        this.formats = formats;
        this.changed = changed;
    }

    @Override
    protected Section initContent() {
        return Parts.panel(getTranslation("mend.title"), content);
    }

    void show(DeadLetterDetail detail) {
        var proposed = detail.replays().stream()
                .filter(replay -> replay.status() == ReplayStatus.PROPOSED)
                .findFirst()
                .orElse(null);
        setVisible(proposed != null);
        if (Objects.equals(proposed, seen)) {
            return;
        }
        seen = proposed;
        content.removeAll();
        if (proposed != null) {
            draw(detail.summary().id(), proposed);
        }
    }

    private void draw(String id, Replay proposed) {
        boolean own = proposed.askedBy().equals(user.name());
        boolean allowed = user.isChecker() && !own;
        var approve = new Button(getTranslation("mend.approve"));
        approve.setId(Ids.MEND_APPROVE);
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setEnabled(allowed);
        approve.getElement().setAttribute("data-keys", "a");
        approve.addClickListener(click -> approve(id, proposed));
        var actions = Parts.div("actions", approve);
        if (user.isChecker()) {
            var reject = new Button(getTranslation(own ? "correction.withdraw" : "correction.reject"));
            reject.setId(Ids.MEND_REJECT);
            reject.addClickListener(click -> reject(id));
            actions.add(reject);
        }
        content.add(event(proposed), facts(proposed), actions);
        if (!allowed) {
            var why = Parts.div("notice", new Span(getTranslation(own ? "mend.own" : "dead-letter.role")));
            why.addClassName("waiting");
            why.setId(Ids.MEND_WHY_NOT);
            approve.getElement().setAttribute("aria-describedby", Ids.MEND_WHY_NOT);
            content.add(why);
        }
    }

    private static Component event(Replay proposed) {
        var text = new Pre(PayloadText.laidOut(Objects.requireNonNullElse(proposed.payload(), "")));
        text.setId(Ids.MEND_EVENT);
        text.addClassName("record-text");
        text.getElement().setAttribute("tabindex", "0");
        return text;
    }

    private Component facts(Replay proposed) {
        var whole = Objects.requireNonNullElse(proposed.digest(), "–");
        var digest = Parts.span("digest", whole.substring(0, Math.min(DIGITS, whole.length())));
        digest.setTitle(whole);
        var facts = Parts.div(
                "facts",
                Parts.fact(
                        getTranslation("mend.by"),
                        getTranslation(
                                "correction.by-at",
                                proposed.askedBy(),
                                formats.times().moment(proposed.askedAt()))),
                Parts.fact(getTranslation("correction.reason"), Objects.requireNonNullElse(proposed.note(), "–")),
                Parts.fact(getTranslation("correction.digest"), digest));
        facts.addClassName("narrow");
        return facts;
    }

    private void approve(String id, Replay proposed) {
        var note = new TextField(getTranslation("approve.note"));
        note.setMaxLength(DeadLetterDesk.LONGEST_NOTE);
        note.setWidthFull();
        var confirm = new Button(getTranslation("mend.approve.confirm"));
        confirm.setId(Ids.MEND_APPROVE_CONFIRM);
        var dialog = new FormDialog(getTranslation("mend.approve.title"), getTranslation("mend.approve.text"));
        dialog.addClassName("wide");
        // The dialog shows the event itself: an approval is of what one sees
        var shown = new Pre(PayloadText.laidOut(Objects.requireNonNullElse(proposed.payload(), "")));
        shown.addClassName("record-text");
        shown.getElement().setAttribute("tabindex", "0");
        dialog.add(shown, facts(proposed));
        dialog.ask("note", note)
                .startingAt(confirm)
                .confirm(confirm, () -> true, () -> desk.approve(id, proposed, note.getValue()), () -> {
                    Message.done(getTranslation("dead-letter.replay.done"));
                    changed.run();
                })
                .open();
    }

    private void reject(String id) {
        var note = new ReasonField(Ids.MEND_REJECT_NOTE, getTranslation("reject.note"), "");
        var confirm = new Button(getTranslation("mend.reject.confirm"));
        confirm.setId(Ids.MEND_REJECT_CONFIRM);
        new FormDialog(getTranslation("mend.reject.title"), getTranslation("mend.reject.text"))
                .ask("note", note)
                .startingAt(note)
                .confirm(confirm, note::isGiven, () -> desk.reject(id, note.text()), () -> {
                    Message.done(getTranslation("mend.reject.done"));
                    changed.run();
                })
                .open();
    }
}
