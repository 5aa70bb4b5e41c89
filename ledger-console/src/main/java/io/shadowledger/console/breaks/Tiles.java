package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.BreakSummary;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queue in figures: what is at risk, how old and how grave it is, and who works on it. Some of them filter. */
final class Tiles extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_OWNERS = 4;

    /** What the tiles show; only a change of it draws them anew. */
    private record Shown(BreakSummary summary, BreaksFilter filter) {}

    private final transient BreakFigures figures;
    private final transient StatusFeed status;
    private final transient Formats formats;
    private final SerializableConsumer<BreaksFilter> choose;
    private final Div open = tile(Ids.TILE_OPEN, "tile.open");
    private final Div drift = tile(Ids.TILE_DRIFT, "tile.drift");
    private final Div age = tile(Ids.TILE_AGE, "tile.age");
    private final Div waiting = tile(Ids.TILE_WAITING, "tile.waiting");
    private final Div book = tile(Ids.TILE_BOOK, "tile.book");
    private transient BreaksFilter filter = BreaksFilter.NONE;
    private transient @Nullable Shown shown;
    private @Nullable Boolean balanced;

    /** @param choose hears of the filter that a tile asks for */
    Tiles(BreakFigures figures, StatusFeed status, Formats formats, SerializableConsumer<BreaksFilter> choose) {
        this.figures = figures;
        this.status = status;
        this.formats = formats;
        this.choose = choose;
        addClassNames("tiles", "queue");
        add(open, drift, age, waiting, book);
    }

    /** Counts what this filter shows from now on. */
    void of(BreaksFilter wanted) {
        filter = wanted;
        update();
    }

    void update() {
        var summary = figures.of(filter.facets());
        // Two counts of the same breaks differ by their time alone
        var now = new Shown(
                new BreakSummary(
                        java.time.Instant.EPOCH,
                        summary.breaks(),
                        summary.currencies(),
                        summary.ages(),
                        summary.statuses(),
                        summary.severities(),
                        summary.verdicts(),
                        summary.owners()),
                filter);
        if (!now.equals(shown)) {
            shown = now;
            showOpen(summary);
            showRisk(summary);
            showAges(summary);
            showWork(summary);
        }
        boolean balances = status.get().balanced();
        if (balanced == null || balanced != balances) {
            balanced = balances;
            fill(
                    book,
                    value(getTranslation(balances ? "tile.book.yes" : "tile.book.no"), balances ? "good" : "bad"),
                    note(getTranslation(balances ? "tile.book.yes.note" : "tile.book.no.note")));
        }
    }

    private void showOpen(BreakSummary summary) {
        var chips = Parts.div("chips");
        for (var severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            long count = summary.severities().getOrDefault(severity, 0L);
            if (count > 0) {
                boolean chosen = severity == filter.severity();
                chips.add(chip(
                        Badge.of(severity),
                        formats.figures().count(count),
                        chosen,
                        filter.withSeverity(chosen ? null : severity)));
            }
        }
        fill(
                open,
                value(formats.figures().count(summary.breaks()), ""),
                note(getTranslation(
                        "tile.open.note",
                        formats.figures().count(count(summary, BreakStatus.OPEN, BreakStatus.EXPLAINED)))),
                chips);
    }

    private void showRisk(BreakSummary summary) {
        var figure = formats.figures();
        if (summary.currencies().isEmpty()) {
            fill(drift, value(figure.count(0), ""), note(getTranslation("tile.drift.none")));
            return;
        }
        var body = new NativeTableBody();
        for (var currency : summary.currencies()) {
            body.add(new NativeTableRow(
                    cell(value(figure.plain(currency.gross()), ""), true),
                    cell(Parts.span("quiet", currency.currency()), false),
                    cell(Parts.signedFigure(figure.signed(currency.net()), currency.net()), true),
                    cell(Parts.figure(figure.plain(currency.residual())), true)));
        }
        var head = new NativeTableRow(
                heading("tile.drift.gross", true),
                heading("column.currency", false),
                heading("tile.drift.net", true),
                heading("tile.drift.residual", true));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("risk");
        fill(drift, Parts.scrollable(getTranslation("tile.drift"), table));
    }

    private NativeTableHeaderCell heading(String key, boolean figure) {
        var heading = new NativeTableHeaderCell(getTranslation(key));
        heading.setClassName("end", figure);
        return heading;
    }

    private static NativeTableCell cell(Component content, boolean figure) {
        var cell = new NativeTableCell(content);
        cell.setClassName("end", figure);
        return cell;
    }

    private void showAges(BreakSummary summary) {
        long most = summary.ages().stream()
                .mapToLong(BreakSummary.AgeBand::breaks)
                .max()
                .orElse(0);
        var bands = Parts.div("bands");
        for (var band : summary.ages()) {
            var ages = new BreaksFilter.Ages(band.fromDays() == 0 ? null : band.fromDays(), band.toDays());
            boolean chosen = ages.equals(filter.ages()) && !ages.equals(BreaksFilter.Ages.ANY);
            var bar = Parts.span("band-bar", "");
            bar.getStyle().set("--share", most == 0 ? "0" : String.valueOf((double) band.breaks() / most));
            var button = new NativeButton();
            button.add(
                    Parts.span("band-name", name(band)),
                    bar,
                    Parts.span("figure", formats.figures().count(band.breaks())));
            button.addClassName("band");
            button.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
            button.setTitle(risk(band));
            var wanted = filter.withAges(chosen ? BreaksFilter.Ages.ANY : ages);
            button.addClickListener(click -> choose.accept(wanted));
            button.setId(Ids.TILE_AGE + "-" + band.fromDays());
            bands.add(button);
        }
        fill(age, bands);
    }

    private void showWork(BreakSummary summary) {
        long proposed = count(summary, BreakStatus.PROPOSED);
        var chips = Parts.div("chips");
        summary.owners().stream().limit(MOST_OWNERS).forEach(owner -> {
            var name = Objects.requireNonNullElse(owner.owner(), getTranslation("work.owner.none"));
            var count = formats.figures().count(owner.breaks());
            if (owner.owner() == null) {
                // The ledger does not list what nobody looks after
                chips.add(Parts.div("chip", Parts.span("quiet", name), Parts.span("figure", count)));
            } else {
                boolean chosen = owner.owner().equals(filter.owner());
                chips.add(chip(
                        new Badge(name, "neutral"), count, chosen, filter.withOwner(chosen ? null : owner.owner())));
            }
        });
        fill(
                waiting,
                value(formats.figures().count(proposed), proposed > 0 ? "waiting" : ""),
                note(getTranslation(
                        "tile.waiting.note",
                        formats.figures()
                                .count(count(
                                        summary, BreakStatus.APPROVED, BreakStatus.RELEASED, BreakStatus.RECHECKING)))),
                chips);
    }

    private NativeButton chip(Badge badge, String count, boolean chosen, BreaksFilter wanted) {
        var chip = new NativeButton();
        chip.add(badge.component(), Parts.span("figure", count));
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
        chip.addClickListener(click -> choose.accept(wanted));
        return chip;
    }

    private String name(BreakSummary.AgeBand band) {
        return band.toDays() == null
                ? getTranslation("tile.age.from", band.fromDays())
                : getTranslation("tile.age.band", band.fromDays(), band.toDays());
    }

    /** {@code 1,234.50 CZK, 20.00 EUR}. */
    private String risk(BreakSummary.AgeBand band) {
        return String.join(
                ", ",
                band.currencies().stream()
                        .map(risk -> getTranslation("money", formats.figures().plain(risk.gross()), risk.currency()))
                        .toList());
    }

    private static long count(BreakSummary summary, BreakStatus... statuses) {
        return Stream.of(statuses)
                .mapToLong(status -> summary.statuses().getOrDefault(status, 0L))
                .sum();
    }

    private Div tile(String id, String key) {
        var tile = Parts.div("tile", Parts.span("tile-label", getTranslation(key)));
        tile.setId(id);
        return tile;
    }

    private static void fill(Div tile, Component... content) {
        tile.getChildren().skip(1).toList().forEach(tile::remove);
        tile.add(content);
    }

    private static Span value(String text, String tone) {
        var value = Parts.span("tile-value", text);
        if (!tone.isEmpty()) {
            value.addClassName(tone);
        }
        return value;
    }

    private static Span note(String text) {
        return Parts.span("tile-note", text);
    }
}
