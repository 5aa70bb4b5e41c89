package io.shadowledger.console.status;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.api.system.SystemStatus;
import io.shadowledger.console.client.LedgerFeed.Topic;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Freshness;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;

/** Whether the book can be trusted: its trial balance, how far behind it is, and what it could not read. */
@Route("status")
@PermitAll
class StatusView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient StatusFeed feed;
    private final transient AccountsApi accounts;
    private final transient Formats formats;
    private final Freshness freshness;
    private final Div content = Parts.div("stack");

    StatusView(StatusFeed feed, AccountsApi accounts, Formats formats, Clock clock) {
        this.feed = feed;
        this.accounts = accounts;
        this.formats = formats;
        this.freshness = new Freshness(formats, clock);
        addClassName("page");
        freshness.follow(content, Set.of(Topic.STATUS, Topic.BOOK, Topic.LETTERS), this::update);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(Parts.pageHead(Parts.title(getTranslation("status.title")), freshness), content);
        freshness.during(this::update);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("status.title"));
    }

    private void update() {
        var status = feed.get();
        var trial = accounts.trialBalance(null, null);
        content.removeAll();
        content.add(facts(status), trialPanel(trial), partitionsPanel(status));
    }

    private Div facts(SystemStatus status) {
        var figures = formats.figures();
        var balanced = Parts.span("tile-value", getTranslation(status.balanced() ? "tile.book.yes" : "tile.book.no"));
        balanced.setId(Ids.STATUS_BALANCED);
        balanced.addClassName(status.balanced() ? "good" : "bad");
        var tiles = Parts.div(
                "tiles",
                Parts.div(
                        "tile",
                        Parts.span("tile-label", getTranslation("tile.book")),
                        balanced,
                        Parts.span(
                                "tile-note",
                                getTranslation(status.balanced() ? "tile.book.yes.note" : "tile.book.no.note"))),
                tile(
                        "status.entries",
                        figures.count(status.entries()),
                        "status.accounts",
                        figures.count(status.accounts())),
                tile(
                        "status.dead-letters",
                        figures.count(status.openDeadLetters()),
                        "status.dead-letters.note",
                        figures.count(status.deadLetters())),
                tile(
                        "status.conflicts",
                        figures.count(status.conflicts()),
                        "status.duplicates",
                        figures.count(status.duplicates())));
        tiles.addClassName("even");
        return tiles;
    }

    private Div tile(String label, String value, String note, String noteParameter) {
        return Parts.div(
                "tile",
                Parts.span("tile-label", getTranslation(label)),
                Parts.span("tile-value", value),
                Parts.span("tile-note", getTranslation(note, noteParameter)));
    }

    private Component trialPanel(TrialBalance trial) {
        var figures = formats.figures();
        var body = new NativeTableBody();
        for (var line : trial.lines()) {
            var total = Parts.signedFigure(figures.signed(line.total()), line.total());
            body.add(new NativeTableRow(
                    new NativeTableCell(line.currency()),
                    end(Parts.figure(figures.plain(line.customers()))),
                    end(Parts.figure(figures.plain(line.control()))),
                    end(Parts.figure(figures.plain(line.driftSuspense()))),
                    end(total)));
        }
        return Parts.panel(
                getTranslation("status.trial"),
                table(
                        "status.trial",
                        body,
                        "column.currency",
                        "status.trial.customers",
                        "status.trial.control",
                        "status.trial.suspense",
                        "status.trial.total"));
    }

    private Component partitionsPanel(SystemStatus status) {
        var figures = formats.figures();
        var body = new NativeTableBody();
        for (var partition : status.partitions()) {
            body.add(new NativeTableRow(
                    new NativeTableCell(partition.topic() + " " + partition.partition()),
                    end(Parts.figure(figures.count(partition.nextOffset()))),
                    end(Parts.figure(
                            partition.lag() == null
                                    ? getTranslation("status.lag.unknown")
                                    : figures.count(partition.lag()))),
                    end(Parts.span(
                            "figure",
                            partition.lastPostedAt() == null
                                    ? "–"
                                    : formats.times().moment(partition.lastPostedAt()))),
                    end(digest(partition.chainHead()))));
        }
        var table = table(
                "status.partitions",
                body,
                "status.partition",
                "status.posted",
                "status.lag",
                "status.last-posted",
                "status.chain");
        table.setId(Ids.STATUS_PARTITIONS);
        return Parts.panel(getTranslation("status.partitions"), table);
    }

    private static Span digest(String chainHead) {
        var digest = Parts.span("digest", chainHead.substring(0, Math.min(12, chainHead.length())));
        digest.setTitle(chainHead);
        return digest;
    }

    private Div table(String name, NativeTableBody body, String... headings) {
        var head = new NativeTableRow();
        for (int i = 0; i < headings.length; i++) {
            var cell = new NativeTableHeaderCell(getTranslation(headings[i]));
            if (i > 0) {
                cell.addClassName("end");
            }
            head.add(cell);
        }
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("figures");
        return Parts.scrollable(getTranslation(name), table);
    }

    private static NativeTableCell end(Component content) {
        var cell = new NativeTableCell(content);
        cell.addClassName("end");
        return cell;
    }
}
