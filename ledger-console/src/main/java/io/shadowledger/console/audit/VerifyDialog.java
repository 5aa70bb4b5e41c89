package io.shadowledger.console.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.shadowledger.api.audit.AuditVerification;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.FieldErrors;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;

/** Hashes the whole trail anew, and says what came of it. */
final class VerifyDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;
    private final Div result = Parts.div("stack");

    VerifyDialog(TrailDesk desk, Formats formats) {
        this.formats = formats;
        addClassName("decision");
        setHeaderTitle(getTranslation("audit.verify.title"));
        var head = new TextField(getTranslation("audit.verify.head"));
        head.setId(Ids.AUDIT_VERIFY_HEAD);
        head.setHelperText(getTranslation("audit.verify.head.help"));
        head.setManualValidation(true);
        head.setWidthFull();
        result.setId(Ids.AUDIT_VERIFY_RESULT);
        result.getElement().setAttribute("aria-live", "polite");
        var errors = new FieldErrors().on("head", head);
        var run = new Button(getTranslation("audit.verify.run"));
        run.setId(Ids.AUDIT_VERIFY_RUN);
        run.addThemeVariants(ButtonVariant.PRIMARY);
        run.setDisableOnClick(true);
        run.addClickListener(click -> {
            result.removeAll();
            errors.trying(() -> show(desk.verify(head.isEmpty() ? null : head.getValue())));
            run.setEnabled(true);
        });
        add(new Paragraph(getTranslation("audit.verify.text")), head, result);
        getFooter().add(new Button(getTranslation("action.close"), click -> close()), run);
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                run.focus();
            }
        });
    }

    private void show(AuditVerification verification) {
        var figures = formats.figures();
        var said = Parts.div(
                "notice",
                new Span(
                        verification.good()
                                ? getTranslation("audit.verify.good", figures.count(verification.sealed()))
                                : getTranslation(
                                        "audit.verify.bad",
                                        verification.finding() == null
                                                ? ""
                                                : verification.finding().what())));
        said.addClassName(verification.good() ? "good" : "bad");
        var whole = Parts.span("digest", verification.head());
        whole.addClassName("whole");
        var facts = Parts.div(
                "facts",
                Parts.fact(getTranslation("audit.verify.waiting"), Parts.figure(figures.count(verification.waiting()))),
                Parts.fact(getTranslation("audit.verify.last"), whole));
        facts.addClassName("narrow");
        result.add(said, facts, Parts.span("quiet", getTranslation("audit.verify.keep")));
    }
}
