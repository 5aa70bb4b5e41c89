package io.shadowledger.console.breaks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.shadowledger.console.client.StatusFeed;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue in four figures. */
final class Tiles extends Div {

    private static final long serialVersionUID = 1L;

    private final transient BreakFigures sums;
    private final transient StatusFeed status;
    private final transient Formats formats;
    private final Div open = tile(Ids.TILE_OPEN, "tile.open");
    private final Div drift = tile(Ids.TILE_DRIFT, "tile.drift");
    private final Div waiting = tile(Ids.TILE_WAITING, "tile.waiting");
    private final Div book = tile(Ids.TILE_BOOK, "tile.book");
    private transient BreakFigures.@Nullable Summary shown;
    private @Nullable Boolean balanced;

    Tiles(BreakFigures sums, StatusFeed status, Formats formats) {
        this.sums = sums;
        this.status = status;
        this.formats = formats;
        addClassName("tiles");
        add(open, drift, waiting, book);
    }

    void update() {
        var summary = sums.get();
        if (!summary.equals(shown)) {
            shown = summary;
            show(summary);
        }
        var known = status.get();
        if (balanced == null || balanced != known.balanced()) {
            balanced = known.balanced();
            fill(
                    book,
                    value(getTranslation(balanced ? "tile.book.yes" : "tile.book.no"), balanced ? "good" : "bad"),
                    note(getTranslation(balanced ? "tile.book.yes.note" : "tile.book.no.note")));
        }
    }

    private void show(BreakFigures.Summary summary) {
        var figures = formats.figures();
        fill(
                open,
                value(atLeast(summary, figures.count(summary.unresolved())), ""),
                note(getTranslation("tile.open.note", figures.count(summary.open()))));
        List<Component> lines = new ArrayList<>();
        for (var currency : summary.drift()) {
            var net = Parts.signedFigure(figures.signed(currency.net()), currency.net());
            lines.add(Parts.div(
                    "tile-line",
                    value(atLeast(summary, figures.plain(currency.gross())), ""),
                    Parts.span("quiet", currency.currency()),
                    Parts.div("tile-net", Parts.span("quiet", getTranslation("tile.drift.net")), net)));
        }
        if (lines.isEmpty()) {
            lines.add(value(figures.count(0), ""));
            lines.add(note(getTranslation("tile.drift.none")));
        }
        fill(drift, lines.toArray(Component[]::new));
        fill(
                waiting,
                value(figures.count(summary.waiting()), summary.waiting() > 0 ? "waiting" : ""),
                note(getTranslation("tile.waiting.note", figures.count(summary.moving()))));
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

    private String atLeast(BreakFigures.Summary summary, String figure) {
        return summary.capped() ? getTranslation("tile.at-least", figure) : figure;
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
