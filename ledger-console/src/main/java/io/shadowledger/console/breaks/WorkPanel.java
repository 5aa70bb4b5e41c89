package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.console.client.SignedInUser;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.FieldErrors;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who looks after a break, what was said about it, and whether it is left alone for a while. */
final class WorkPanel extends Composite<Section> {

    private static final long serialVersionUID = 1L;

    private static final int SHORTEST_COMMENT = 3;
    private static final int LONGEST_COMMENT = 500;

    /** What the panel draws of a break; anything else leaves it, and the focus in it, alone. */
    private record Seen(
            String breakId,
            BreakStatus status,
            @Nullable String owner,
            @Nullable Suppressed suppressed,
            String user) {}

    private final transient BreakDesk desk;
    private final transient Formats formats;
    private final transient Clock clock;
    private final transient Runnable changed;
    private final Div owner = Parts.div("work-owner");
    private final Div suppressed = Parts.div("work-suppressed");
    private final TextField comment = new TextField();
    private final FieldErrors errors = new FieldErrors();
    private String breakId = "";
    private transient @Nullable Seen seen;

    WorkPanel(BreakDesk desk, Formats formats, Clock clock, Runnable changed) {
        this.desk = desk;
        this.formats = formats;
        this.clock = clock;
        this.changed = changed;
        comment.setId(Ids.BREAK_COMMENT);
        comment.setLabel(getTranslation("work.comment"));
        comment.setHelperText(getTranslation("work.comment.help"));
        comment.setMaxLength(LONGEST_COMMENT);
        comment.setManualValidation(true);
        comment.setWidthFull();
        comment.getElement().setAttribute("data-keys", "c").setAttribute("data-key-focus", true);
        errors.on("text", comment);
    }

    @Override
    protected Section initContent() {
        var send = new Button(getTranslation("work.comment.add"), click -> comment());
        send.setId(Ids.BREAK_COMMENT_ADD);
        return Parts.panel(getTranslation("work.title"), owner, suppressed, comment, Parts.div("actions", send));
    }

    /** Forgets what was typed about another break. */
    void reset() {
        comment.clear();
        comment.setInvalid(false);
    }

    void show(Break about, SignedInUser user) {
        var now = new Seen(about.breakId(), about.status(), about.owner(), about.suppressed(), user.name());
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        breakId = about.breakId();
        showOwner(about, user);
        showSuppression(about);
    }

    private void showOwner(Break about, SignedInUser user) {
        var name = Parts.span("fact-value", about.owner() == null ? getTranslation("work.owner.none") : about.owner());
        name.setId(Ids.BREAK_OWNER);
        var actions = Parts.div("actions");
        if (!about.status().isOver()) {
            if (!user.name().equals(about.owner())) {
                actions.add(button(
                        Ids.BREAK_TAKE, "work.take", () -> act("work.taken", () -> desk.assign(breakId, null))));
            }
            actions.add(button(Ids.BREAK_ASSIGN, "work.assign", () -> AssignDialog.open(desk, breakId, changed)));
            if (about.owner() != null) {
                actions.add(
                        button(Ids.BREAK_UNASSIGN, "work.leave", () -> act("work.left", () -> desk.unassign(breakId))));
            }
        }
        owner.removeAll();
        owner.add(Parts.fact(getTranslation("work.owner"), name), actions);
    }

    private void showSuppression(Break about) {
        suppressed.removeAll();
        var now = about.suppressed();
        suppressed.setVisible(now != null || about.status().isOpen());
        if (now != null) {
            var said = Parts.div(
                    "notice",
                    new Span(getTranslation(
                            "work.suppressed", now.by(), formats.times().minute(now.until()), now.reason())));
            said.addClassName("waiting");
            said.setId(Ids.BREAK_SUPPRESSED);
            suppressed.add(
                    said,
                    button(
                            Ids.BREAK_UNSUPPRESS,
                            "work.unsuppress",
                            () -> act("work.unsuppressed", () -> desk.unsuppress(breakId))));
        } else {
            suppressed.add(button(
                    Ids.BREAK_SUPPRESS,
                    "work.suppress",
                    () -> SuppressDialog.open(desk, breakId, formats, clock, changed)));
        }
    }

    private Button button(String id, String key, Runnable act) {
        var button = new Button(getTranslation(key), click -> act.run());
        button.setId(id);
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void act(String doneKey, Runnable act) {
        Message.trying(() -> {
            act.run();
            Message.done(getTranslation(doneKey));
        });
        changed.run();
    }

    private void comment() {
        var text = comment.getValue().strip();
        if (text.length() < SHORTEST_COMMENT) {
            comment.setErrorMessage(getTranslation("work.comment.missing"));
            comment.setInvalid(true);
            comment.focus();
            return;
        }
        if (errors.trying(() -> desk.comment(breakId, text))) {
            comment.clear();
            comment.focus();
            changed.run();
        }
    }
}
