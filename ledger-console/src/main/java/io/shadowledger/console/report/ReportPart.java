package io.shadowledger.console.report;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.console.shell.Parts;
import java.util.Locale;

/** What of a report its page shows; it stands in the address. */
enum ReportPart {
    /** Accounts that do not tie. */
    LINES,
    /** Entries of a statement file. */
    ENTRIES,
    /** How these go together with the ledger's events. */
    MATCHES;

    static ReportPart of(QueryParameters query) {
        var asked = query.getSingleParameter("show").orElse("");
        for (var part : values()) {
            if (part.word().equals(asked)) {
                return part;
            }
        }
        return LINES;
    }

    /** Leads from one to the other. */
    static Nav tabs(String reportId, ReportPart current) {
        var tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.getElement().setAttribute("aria-label", I18NProvider.translate("report.parts"));
        for (var part : values()) {
            var tab = Parts.link(
                    "reports/" + reportId + (part == LINES ? "" : "?show=" + part.word()),
                    I18NProvider.translate("report.part." + part.word()));
            tab.addClassName("tab");
            if (part == current) {
                tab.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(tab);
        }
        return tabs;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
