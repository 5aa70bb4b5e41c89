package io.shadowledger.console.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Pre;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.format.JsonText;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One act: before and after side by side, and its place in the chain. */
final class ActDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ActDialog(AuditEntry act, Formats formats) {
        setId(Ids.AUDIT_ACT);
        addClassNames("decision", "wide");
        setHeaderTitle(TrailColumns.act(act.what()));
        var times = formats.times();
        var hash = Parts.span("digest", act.hash() == null ? "–" : act.hash().substring(0, 16));
        hash.setTitle(Objects.requireNonNullElse(act.hash(), ""));
        var facts = Parts.div(
                "facts",
                Parts.fact(getTranslation("column.who"), act.who()),
                Parts.fact(getTranslation("column.when"), times.full(act.at())),
                Parts.fact(getTranslation("column.subject"), subject(act)),
                Parts.fact(
                        getTranslation("column.seal"),
                        act.sealNo() == null
                                ? getTranslation("audit.seal.waits")
                                : formats.figures().count(act.sealNo())),
                Parts.fact(getTranslation("audit.hash"), hash),
                Parts.fact(getTranslation("audit.trace"), Objects.requireNonNullElse(act.traceId(), "–")));
        add(facts, Parts.div("before-after", side("audit.before", act.before()), side("audit.after", act.after())));
        getFooter().add(new Button(getTranslation("action.close"), click -> close()));
    }

    private Component subject(AuditEntry act) {
        return place(act)
                .<Component>map(href -> {
                    var link = Parts.link(href, act.subject());
                    link.getElement().addEventListener("click", click -> close());
                    return link;
                })
                .orElseGet(() -> Parts.span("fact-value", act.subject()));
    }

    /** Where one sees the thing itself, if it has a page. */
    static Optional<String> place(AuditEntry act) {
        return switch (act.what()) {
            case String what when what.startsWith("BREAK_") -> Optional.of("breaks/" + act.subject());
            case String what when what.startsWith("DEAD_LETTER_") -> Optional.of("dead-letters/" + act.subject());
            case "REPORT_RECEIVED", "REPORT_RECHECKED" -> Optional.of("reports/" + act.subject());
            case String what when what.startsWith("REPORT_PROFILE_") -> Optional.of("report-profiles/" + act.subject());
            default -> Optional.empty();
        };
    }

    private Component side(String key, @Nullable String json) {
        var title = Parts.span("fact-label", getTranslation(key));
        if (json == null) {
            return Parts.div("stack", title, Parts.span("quiet", "–"));
        }
        var text = new Pre(JsonText.laidOut(json));
        text.addClassName("record-text");
        text.getElement().setAttribute("tabindex", "0");
        return Parts.div("stack", title, text);
    }
}
