package io.shadowledger.console.intake;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.FormDialog;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Message;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.ReportTabs;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** One profile: its rules, to be changed by admins and read by auditors. Every change is a new version. */
@Route(ReportTabs.PROFILES)
@PermitAll
class ProfileView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    /** Stands for the name of a profile that is still to be saved; no profile can be called so. */
    static final String NEW = "~";

    private static final long serialVersionUID = 1L;

    private final transient IntakeDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private String heading = "";

    ProfileView(IntakeDesk desk, CurrentUser users, Formats formats) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        addClassName("page");
    }

    @Override
    public void setParameter(BeforeEvent event, String name) {
        removeAll();
        heading = getTranslation("profiles.title");
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(Parts.title(heading)), new RoleNeeded(users.get()));
            return;
        }
        boolean fresh = NEW.equals(name);
        var known = fresh ? null : desk.find(name).orElseThrow(() -> new NotFoundException("no profile " + name));
        heading = fresh ? getTranslation("profiles.add") : name;
        boolean writes = users.get().isChecker();
        var form = new ProfileForm(known, writes);
        add(head(known), form);
        if (writes) {
            add(actions(form, known));
        } else {
            add(Parts.span("quiet", getTranslation("profiles.role")));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading);
    }

    private Component head(@Nullable ReportProfile known) {
        var back = Parts.link(ReportTabs.PROFILES, getTranslation("profiles.title"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        var said = known == null
                ? new Paragraph(getTranslation("profiles.new.text"))
                : new Paragraph(getTranslation(
                        "profiles.saved-by",
                        formats.figures().count(known.version()),
                        known.savedBy(),
                        formats.times().full(known.savedAt())));
        said.addClassName("quiet");
        return Parts.div("page-top", Parts.div("crumbs", back), Parts.pageHead(Parts.title(heading)), said);
    }

    private Component actions(ProfileForm form, @Nullable ReportProfile known) {
        var save = new Button(getTranslation("action.save"));
        save.setId(Ids.PROFILE_SAVE);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            form.save(desk::save).ifPresent(saved -> {
                Message.done(getTranslation(
                        "profiles.saved", saved.name(), formats.figures().count(saved.version())));
                UI.getCurrent().navigate(ReportTabs.PROFILES);
            });
            save.setEnabled(true);
        });
        var actions = Parts.div("actions", save);
        if (known != null) {
            var delete = new Button(getTranslation("profiles.delete"), click -> delete(known.name()));
            delete.setId(Ids.PROFILE_DELETE);
            delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            actions.add(delete);
        }
        return actions;
    }

    private void delete(String name) {
        var confirm = new Button(getTranslation("profiles.delete.confirm"));
        confirm.setId(Ids.PROFILE_DELETE_CONFIRM);
        confirm.addThemeVariants(ButtonVariant.ERROR);
        new FormDialog(getTranslation("profiles.delete.title", name), getTranslation("profiles.delete.text"))
                .startingAt(confirm)
                .confirm(confirm, () -> true, () -> desk.delete(name), () -> {
                    Message.done(getTranslation("profiles.deleted"));
                    UI.getCurrent().navigate(ReportTabs.PROFILES);
                })
                .open();
    }
}
