package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.deadletter.Conflict;
import io.shadowledger.api.deadletter.EventContent;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Both sides of a conflict, with what differs marked. A conflict never changes, so nothing here is kept up to date. */
@Route(Tabs.CONFLICTS)
@PermitAll
class ConflictView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient DeadLetterDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private String heading = "";

    ConflictView(DeadLetterDesk desk, CurrentUser users, Formats formats) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        addClassName("page");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        removeAll();
        heading = getTranslation("dead-letters.conflicts");
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(Parts.title(heading)), new RoleNeeded(users.get()));
            return;
        }
        var detail = desk.findConflict(id).orElseThrow(() -> new NotFoundException("no conflict " + id));
        var conflict = detail.summary();
        heading = getTranslation("conflict.title", conflict.eventId());
        add(
                head(),
                new Paragraph(getTranslation("conflict.explained")),
                facts(conflict),
                Parts.panel(getTranslation("conflict.sides"), sides(conflict)),
                Parts.panel(
                        getTranslation("conflict.payload"), new RecordText(detail.payload(), Ids.CONFLICT_PAYLOAD)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading);
    }

    private Component head() {
        var back = Parts.link(Tabs.CONFLICTS, getTranslation("dead-letters.conflicts"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        return Parts.div("page-top", Parts.div("crumbs", back), Parts.pageHead(new H1(heading)));
    }

    private Component facts(Conflict conflict) {
        var times = formats.times();
        return Parts.div(
                "facts",
                Parts.fact(getTranslation("conflict.booked-at"), times.full(conflict.bookedAt())),
                Parts.fact(getTranslation("conflict.came-at"), times.full(conflict.recordedAt())),
                Parts.fact(getTranslation("dead-letter.record"), conflict.id()),
                Parts.fact(
                        getTranslation("dead-letter.account"),
                        Parts.link(
                                "accounts/" + conflict.booked().accountId(),
                                conflict.booked().accountId())));
    }

    private Component sides(Conflict conflict) {
        var figures = formats.figures();
        var body = new NativeTableBody(
                row(conflict, "kind", side -> Badge.word(side.kind())),
                row(conflict, "accountId", EventContent::accountId),
                row(conflict, "amount", side -> figures.signed(side.amount())),
                row(conflict, "currency", EventContent::currency),
                row(conflict, "valueTime", side -> formats.times().full(side.valueTime())),
                row(conflict, "reference", EventContent::reference),
                row(conflict, "description", EventContent::description));
        var head = new NativeTableHeader(new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("conflict.field")),
                new NativeTableHeaderCell(getTranslation("conflict.booked")),
                new NativeTableHeaderCell(getTranslation("conflict.came"))));
        var table = new NativeTable(head, body);
        table.setId(Ids.CONFLICT_SIDES);
        table.addClassName("sides");
        return conflict.came() == null
                ? Parts.div("stack", Parts.div("table-scroll", table), Parts.span("quiet", unreadable()))
                : Parts.div("table-scroll", table);
    }

    private String unreadable() {
        return getTranslation("conflict.unreadable");
    }

    private NativeTableRow row(Conflict conflict, String name, Function<EventContent, @Nullable String> value) {
        var came = conflict.came();
        var row = new NativeTableRow(
                new NativeTableHeaderCell(getTranslation("EventContent." + name)),
                cell(value.apply(conflict.booked())),
                cell(came == null ? null : value.apply(came)));
        if (conflict.differences().contains(name)) {
            row.addClassName("marked");
        }
        return row;
    }

    private static NativeTableCell cell(@Nullable String value) {
        return new NativeTableCell(Objects.requireNonNullElse(value, "–"));
    }
}
