package io.shadowledger.console.correction;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.console.client.SignedInUser;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.LimitText;
import io.shadowledger.console.shell.Parts;
import java.time.Duration;
import java.util.stream.Collectors;

/** The rules that corrections are under: how long a proposal waits, who may decide on how much, what is automatic. */
final class PolicyPanel extends Details {

    private static final long serialVersionUID = 1L;

    private final transient Formats formats;

    PolicyPanel(CorrectionPolicies policies, SignedInUser user, Formats formats) {
        this.formats = formats;
        setId(Ids.CORRECTIONS_POLICY);
        addClassName("policy");
        setSummaryText(getTranslation("policy.title"));
        var hours = Duration.parse(policies.expireAfter()).toHours();
        add(new Paragraph(
                hours % 24 == 0
                        ? getTranslation("policy.expiry.days", hours / 24)
                        : getTranslation("policy.expiry.hours", hours)));
        var own = policies.limits().stream()
                .map(CorrectionPolicies.RoleLimit::currency)
                .distinct()
                .sorted()
                .flatMap(currency -> LimitText.of(policies, user, currency, formats).stream())
                .toList();
        if (own.isEmpty()) {
            add(new Paragraph(getTranslation("policy.limits.none")));
        } else {
            own.forEach(text -> add(new Paragraph(text)));
        }
        if (policies.obstacle() != null) {
            var obstacle = Parts.div("notice", new Span(policies.obstacle()));
            obstacle.addClassName("bad");
            add(obstacle);
        }
        if (policies.automatic() == null) {
            add(new Paragraph(getTranslation("policy.automatic.none")));
        } else {
            add(automatic(policies.automatic()));
        }
    }

    private Div automatic(CorrectionPolicies.Automatic policy) {
        var figures = formats.figures();
        var body = new NativeTableBody();
        for (var rule : policy.rules()) {
            body.add(new NativeTableRow(
                    new NativeTableCell(rule.currency()),
                    end(figures.plain(rule.upTo())),
                    end(figures.plain(rule.used())),
                    end(figures.plain(rule.dailyCap())),
                    new NativeTableCell(
                            rule.verdicts().stream().map(Badge::word).collect(Collectors.joining(", ")))));
        }
        var head = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("column.currency")),
                endHeading("policy.up-to"),
                endHeading("policy.used"),
                endHeading("policy.cap"),
                new NativeTableHeaderCell(getTranslation("column.cause")));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("figures");
        var digest = Parts.span(
                "digest",
                policy.digest().substring(0, Math.min(12, policy.digest().length())));
        digest.setTitle(policy.digest());
        return Parts.div(
                "stack",
                Parts.div(
                        "title-line",
                        new Span(getTranslation(
                                "policy.automatic", formats.times().full(policy.since()), policy.zone())),
                        digest),
                Parts.scrollable(getTranslation("policy.title"), table));
    }

    private NativeTableHeaderCell endHeading(String key) {
        var heading = new NativeTableHeaderCell(getTranslation(key));
        heading.addClassName("end");
        return heading;
    }

    private static NativeTableCell end(String figure) {
        var cell = new NativeTableCell(Parts.figure(figure));
        cell.addClassName("end");
        return cell;
    }
}
