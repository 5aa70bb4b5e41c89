package io.shadowledger.console.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.SignedInUser;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;
import jakarta.annotation.security.PermitAll;
import java.util.Set;

/** The frame of every page: where one can go, who one is, how the ledger is doing. */
@Layout
@PermitAll
@JavaScript("context://js/console.js")
public class MainLayout extends AppLayout {

    private static final long serialVersionUID = 1L;

    MainLayout(
            CurrentUser users,
            AuthenticationContext authentication,
            StatusFeed status,
            Language language,
            Formats formats) {
        var user = users.get();
        setPrimarySection(Section.DRAWER);

        var name = new Span(getTranslation("app.name"));
        var brand = new Anchor("breaks", new Logo(), name);
        brand.addClassName("brand");
        brand.getElement().setAttribute("router-link", true);
        var drawer = new Aside(
                brand, navigation(user, new OpenDeadLetters(status, formats)), new LedgerState(status, formats));
        drawer.addClassName("drawer");
        drawer.getElement().setAttribute("aria-label", getTranslation("app.name"));
        addToDrawer(drawer);

        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("nav.toggle"));
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        var keys = new Button(VaadinIcon.KEYBOARD_O.create(), click -> new KeysDialog().open());
        keys.setId(Ids.KEYS);
        keys.addThemeVariants(ButtonVariant.TERTIARY);
        keys.setAriaLabel(getTranslation("keys.title"));
        keys.setTooltipText(getTranslation("keys.title"));
        keys.getElement().setAttribute("data-keys", "?");
        var bar = Parts.div(
                "top-bar", toggle, Parts.div("spacer"), keys, new UserMenu(user, language, authentication::logout));
        addToNavbar(skip(), new Header(bar));
    }

    /** The first stop of the Tab key: past everything that is the same on all pages. */
    private NativeButton skip() {
        var skip = new NativeButton(getTranslation("nav.skip"));
        skip.addClassName("skip");
        return skip;
    }

    private SideNav navigation(SignedInUser user, OpenDeadLetters open) {
        var nav = new SideNav();
        nav.setId(Ids.NAV);
        nav.getElement().setAttribute("aria-label", getTranslation("nav.label"));
        if (user.seesDrift()) {
            nav.addItem(
                    item("nav.breaks", "breaks", VaadinIcon.SCALE),
                    item("nav.corrections", "corrections", VaadinIcon.CHECK_SQUARE_O));
        }
        nav.addItem(item("nav.accounts", "accounts", VaadinIcon.BOOK));
        if (user.seesDrift()) {
            var deadLetters = item("nav.dead-letters", "dead-letters", VaadinIcon.ENVELOPE_O);
            deadLetters.setPathAliases(Set.of("conflicts"));
            deadLetters.setSuffixComponent(open);
            var reports = item("nav.reports", ReportTabs.REPORTS, VaadinIcon.FILE_TEXT_O);
            reports.setPathAliases(ReportTabs.otherPaths());
            nav.addItem(reports, deadLetters, item("nav.audit", "audit", VaadinIcon.CLIPBOARD_TEXT));
        }
        nav.addItem(item("nav.status", "status", VaadinIcon.HEART_O));
        return nav;
    }

    private SideNavItem item(String key, String path, VaadinIcon icon) {
        var item = new SideNavItem(getTranslation(key), path, icon.create());
        item.setMatchNested(true);
        item.setId("nav-" + path);
        return item;
    }
}
