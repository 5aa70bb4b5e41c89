package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Leads from the reports to how they come in and how they are read. */
public final class ReportTabs extends Nav {

    public static final String REPORTS = "reports";
    public static final String EXPECTED = "expected-reports";
    public static final String SOURCES = "report-sources";
    public static final String PROFILES = "report-profiles";
    public static final String ALIASES = "account-aliases";

    private static final long serialVersionUID = 1L;

    private record Tab(String path, String key) {}

    private static final List<Tab> TABS = List.of(
            new Tab(REPORTS, "reports.title"), new Tab(EXPECTED, "expected.title"), new Tab(SOURCES, "sources.title"), new Tab(PROFILES, "profiles.title"), new Tab(ALIASES, "aliases.title"));

    /** @param current the path of the page that it stands on */
    public ReportTabs(String current) {
        addClassName("tabs");
        getElement().setAttribute("aria-label", getTranslation("reports.tabs"));
        TABS.forEach(tab -> add(link(tab, current)));
    }

    /** The paths of its pages but the first. */
    static Set<String> otherPaths() {
        return TABS.stream().skip(1).map(Tab::path).collect(Collectors.toUnmodifiableSet());
    }

    private Anchor link(Tab tab, String current) {
        var link = Parts.link(tab.path(), getTranslation(tab.key()));
        link.addClassName("tab");
        if (tab.path().equals(current)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
