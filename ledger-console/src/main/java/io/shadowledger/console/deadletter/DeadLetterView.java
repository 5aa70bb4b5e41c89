package io.shadowledger.console.deadletter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.deadletter.DeadLetterDetail;
import io.shadowledger.api.deadletter.DeadLetterStatus;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event that could not be posted: why, what it says, and what can be done. */
@Route(Tabs.DEAD_LETTERS)
@PermitAll
class DeadLetterView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient DeadLetterDesk desk;
    private final transient CurrentUser users;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Div badges = Parts.div("badges");
    private String id = "";
    private transient @Nullable DeadLetterDetail shown;

    DeadLetterView(DeadLetterDesk desk, CurrentUser users, Formats formats, Clock clock) {
        this.desk = desk;
        this.users = users;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        addClassName("page");
        badges.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        id = parameter;
        shown = null;
        removeAll();
        if (!users.get().seesDrift()) {
            add(Parts.pageHead(Parts.title(getTranslation("dead-letters.title"))), new RoleNeeded(users.get()));
            return;
        }
        var detail = desk.find(parameter).orElseThrow(() -> new NotFoundException("no dead letter " + parameter));
        var outcome = new OutcomePanel(formats);
        var mend = new MendPanel[1];
        var decision = new MendDecision[1];
        Runnable update = () -> desk.find(id).ifPresent(now -> show(now, outcome, decision[0], mend[0]));
        mend[0] = new MendPanel(desk, detail, users.get().isChecker(), update);
        decision[0] = new MendDecision(desk, users.get(), formats, update);
        add(head(), why(detail), facts(detail), outcome, decision[0], mend[0]);
        freshness.during(() -> show(detail, outcome, decision[0], mend[0]));
        freshness.follow(mend[0], Set.of(Topic.LETTERS), update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", id);
    }

    private void show(DeadLetterDetail detail, OutcomePanel outcome, MendDecision decision, MendPanel mend) {
        decision.show(detail);
        var status = detail.summary().status();
        freshness.eagerly(status == DeadLetterStatus.REPLAYING);
        if (detail.equals(shown)) {
            return;
        }
        shown = detail;
        var badge = Badge.of(status).component();
        badge.setId(Ids.DEAD_LETTER_STATUS);
        badges.removeAll();
        badges.add(badge);
        if (status == DeadLetterStatus.REPLAYED && detail.summary().lastReplay() != null) {
            badges.add(Badge.of(detail.summary().lastReplay().status()).component());
        }
        outcome.show(detail);
        mend.show(detail);
    }

    private Component head() {
        var back = Parts.link(Tabs.DEAD_LETTERS, getTranslation("dead-letters.title"));
        back.addComponentAsFirst(VaadinIcon.ARROW_LEFT.create());
        back.addClassName("back");
        back.getElement().setAttribute("data-keys", "u");
        return Parts.div(
                "page-top",
                Parts.div("crumbs", back),
                Parts.pageHead(Parts.div("title-line", new H1(id), badges), freshness));
    }

    private Component why(DeadLetterDetail detail) {
        var reason = Parts.div("notice", new Span(detail.summary().reason()));
        reason.setId(Ids.DEAD_LETTER_WHY);
        reason.addClassName("bad");
        return Parts.panel(getTranslation("dead-letter.why"), reason);
    }

    private Component facts(DeadLetterDetail detail) {
        var letter = detail.summary();
        var facts = Parts.div("facts");
        facts.add(
                Parts.fact(
                        getTranslation("dead-letter.arrived"), formats.times().full(letter.recordedAt())),
                Parts.fact(getTranslation("dead-letter.account"), Objects.requireNonNullElse(letter.key(), "–")),
                Parts.fact(
                        getTranslation("dead-letter.event"),
                        Objects.requireNonNullElse(detail.eventId(), getTranslation("dead-letter.unknown"))),
                Parts.fact(
                        getTranslation("dead-letter.size"),
                        getTranslation(
                                "dead-letter.size.bytes", formats.figures().count(letter.size()))));
        if (detail.replayOf() != null) {
            facts.add(Parts.fact(
                    getTranslation("dead-letter.replay-of"),
                    Parts.link(Tabs.DEAD_LETTERS + "/" + detail.replayOf(), detail.replayOf())));
        }
        return facts;
    }
}
