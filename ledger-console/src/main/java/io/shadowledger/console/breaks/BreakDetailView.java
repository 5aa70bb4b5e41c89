package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.console.client.CurrentUser;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import io.shadowledger.console.shell.RoleNeeded;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One break with all that a decision needs: both books, the events, the proposed entry, and who did what. */
@Route("breaks")
@PermitAll
class BreakDetailView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient BreakDesk desk;
    private final transient BreakQueue queue;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Div badges = Parts.div("badges");
    private final BooksPanel books;
    private final EventsPanel events;
    private final CorrectionPanel correction;
    private final WorkPanel work;
    private final AttachmentsPanel attachments;
    private final ExplainPanel explain;
    private final MatchesPanel matches;
    private final OthersPanel others;
    private final HistoryPanel history;
    private String breakId = "";
    private String heading = "";
    private transient @Nullable BreakDetail shown;
    private @Nullable String balanceNow;

    BreakDetailView(BreakDesk desk, BreakQueue queue, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.queue = queue;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        this.books = new BooksPanel(formats);
        this.events = new EventsPanel(formats);
        this.correction = new CorrectionPanel(desk, formats, clock, this::update);
        this.work = new WorkPanel(desk, formats, clock, this::update);
        this.attachments = new AttachmentsPanel(desk, formats, this::update);
        this.explain = new ExplainPanel(desk, formats);
        this.matches = new MatchesPanel(desk, formats);
        this.others = new OthersPanel(formats);
        this.history = new HistoryPanel(formats);
        addClassNames("page", "break");
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        // One view serves one break after another: nothing of the one before may show.
        breakId = parameter;
        shown = null;
        balanceNow = null;
        correction.reset();
        work.reset();
        explain.of(parameter);
        removeAll();
        if (!users.get().seesDrift()) {
            heading = getTranslation("breaks.title");
            add(Parts.pageHead(Parts.title(heading)), new RoleNeeded(users.get()));
            return;
        }
        var filter = BreaksFilter.of(event.getLocation().getQueryParameters());
        if (!filter.equals(queue.filter())) {
            queue.show(filter);
        }
        var detail = desk.find(parameter).orElseThrow(() -> new NotFoundException("no break " + parameter));
        var summary = detail.summary();
        heading = getTranslation("break.title", summary.accountId(), summary.currency());
        badges.getElement().setAttribute("aria-live", "polite");
        var columns = Parts.div(
                "break-columns",
                Parts.div("break-main", books, others, explain, matches, events),
                Parts.div("break-side", correction, work, attachments, history));
        add(head(summary), columns);
        freshness.during(() -> show(detail));
        freshness.follow(
                columns,
                Set.of(Topic.BOOK, Topic.DRIFT),
                () -> desk.find(breakId).ifPresent(this::show));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", heading);
    }

    private void update() {
        freshness.during(() -> desk.find(breakId).ifPresent(this::show));
    }

    private void show(BreakDetail detail) {
        var now = desk.balanceNow(detail.summary()).orElse(null);
        if (!detail.equals(shown) || !Objects.equals(balanceNow, now)) {
            books.show(detail.summary(), now, balanceNow != null && !balanceNow.equals(now));
            balanceNow = now;
        }
        if (!detail.equals(shown)) {
            shown = detail;
            badges.removeAll();
            var status = Badge.of(detail.summary().status()).component();
            status.setId(Ids.BREAK_STATUS);
            badges.add(
                    status,
                    Badge.of(detail.summary().severity()).component(),
                    Parts.span("verdict", Badge.word(detail.summary().verdict())));
            badges.add(Parts.span(
                    "quiet",
                    getTranslation(
                            "age.days", formats.figures().count(detail.summary().ageDays()))));
            if (detail.summary().reopened() > 0) {
                badges.add(Parts.span(
                        "quiet",
                        getTranslation("break.reopened", detail.summary().reopened())));
            }
            events.show(detail);
            others.show(detail);
            correction.show(detail, users.get());
            work.show(detail.summary(), users.get());
            attachments.show(breakId, detail.summary().attachments());
            matches.show(detail.summary());
            history.show(detail);
        }
        freshness.eagerly(Desk.of(detail, users.get()).isMoving());
    }

    private Component head(Break summary) {
        var back = Parts.link(
                new Location("breaks", queue.filter().query()).getPathWithQueryParameters(),
                getTranslation("breaks.title"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        var title = new H1();
        title.add(
                Parts.link("accounts/" + summary.accountId(), summary.accountId()),
                Parts.span("title-currency", summary.currency()));
        return Parts.div(
                "page-top",
                Parts.div("crumbs", back, neighbours()),
                Parts.pageHead(Parts.div("title-line", title, badges), freshness));
    }

    private Component neighbours() {
        var place = queue.place(breakId);
        var where = place.map(known ->
                        getTranslation(known.more() ? "break.place.more" : "break.place", known.place(), known.of()))
                .orElse("");
        return Parts.div(
                "neighbours",
                neighbour(
                        Ids.BREAK_PREVIOUS,
                        "k p",
                        VaadinIcon.ANGLE_LEFT,
                        "break.previous",
                        place.flatMap(BreakQueue.Place::previous)),
                Parts.span("quiet", where),
                neighbour(
                        Ids.BREAK_NEXT,
                        "j n",
                        VaadinIcon.ANGLE_RIGHT,
                        "break.next",
                        place.flatMap(BreakQueue.Place::next)));
    }

    private Component neighbour(String id, String keys, VaadinIcon icon, String key, Optional<String> neighbour) {
        var link = new Anchor();
        link.setId(id);
        link.addClassName("icon-link");
        link.add(icon.create());
        link.getElement().setAttribute("aria-label", getTranslation(key));
        link.getElement().setAttribute("title", getTranslation(key));
        if (neighbour.isPresent()) {
            link.setHref(
                    new Location("breaks/" + neighbour.get(), queue.filter().query()).getPathWithQueryParameters());
            link.getElement().setAttribute("router-link", true).setAttribute("data-keys", keys);
        } else {
            link.getElement().setAttribute("aria-disabled", "true").setAttribute("role", "link");
        }
        return link;
    }
}
