package io.shadowledger.console.correction;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.format.Times;
import io.shadowledger.console.shell.Ages;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Parts;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** The columns of the inbox: all of what is or was posted, and who stands for it. */
final class CorrectionColumns {

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.account}</strong><span><span class="figure ${item.tone}">${item.amount}</span>
                <span class="quiet">${item.currency}</span></span></div>
              <div><span class="quiet">${item.maker} · ${item.at}</span><span class="badge ${item.statusTone}">${item.status}</span></div>
            </div>""";

    private static final Duration SOON = Duration.ofDays(2);

    private CorrectionColumns() {}

    static void addTo(Grid<Correction> grid, Formats formats, Clock clock) {
        var figures = formats.figures();
        var times = formats.times();
        Grids.link(grid, I18NProvider.translate("column.account"), CorrectionColumns::href, Correction::accountId);
        grid.addColumn(Correction::currency)
                .setHeader(I18NProvider.translate("column.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.figure(
                grid,
                I18NProvider.translate("column.amount"),
                row -> figures.signed(row.amount()),
                row -> Parts.tone(row.amount()));
        Grids.text(grid, I18NProvider.translate("column.contra"), Correction::contraAccount)
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.value"), row -> times.day(row.valueTime()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.badge(grid, I18NProvider.translate("column.status"), row -> Badge.of(row.status()));
        Grids.text(grid, I18NProvider.translate("column.maker"), Correction::maker)
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.figure(grid, I18NProvider.translate("column.age"), row -> age(row, clock), row -> "quiet")
                .setAutoWidth(true);
        Grids.text(grid, I18NProvider.translate("column.expires"), row -> expiry(row, formats, clock))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.reason"), CorrectionColumns::reason)
                .setWidth("11rem")
                .setFlexGrow(1);
        grid.addColumn(LitRenderer.<Correction>of(
                                "<span class=\"digest\" title=\"${item.whole}\">${item.digest}</span>")
                        .withProperty("digest", Inbox::shortDigest)
                        .withProperty("whole", Correction::digest))
                .setHeader(I18NProvider.translate("correction.digest"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(
                        grid,
                        I18NProvider.translate("column.checker"),
                        row -> Objects.requireNonNullElse(row.checker(), "–"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<Correction>of(CARD)
                        .withProperty("account", Correction::accountId)
                        .withProperty("currency", Correction::currency)
                        .withProperty("amount", row -> figures.signed(row.amount()))
                        .withProperty("tone", row -> Parts.tone(row.amount()))
                        .withProperty("maker", Correction::maker)
                        .withProperty("at", row -> times.minute(row.proposedAt()))
                        .withProperty("status", row -> Badge.of(row.status()).text())
                        .withProperty(
                                "statusTone", row -> Badge.of(row.status()).tone())));
        Grids.onOpen(grid, row -> UI.getCurrent().navigate(href(row)));
    }

    /** How long it waits yet; of what was decided there is nothing to say. */
    private static String expiry(Correction row, Formats formats, Clock clock) {
        if (row.status() != CorrectionStatus.PROPOSED || row.expiresAt() == null) {
            return "–";
        }
        var left = Duration.between(clock.instant(), row.expiresAt());
        return left.compareTo(SOON) < 0
                ? formats.times().minute(row.expiresAt())
                : formats.times().day(row.expiresAt());
    }

    private static String reason(Correction row) {
        return row.reverses() == null
                ? row.reason()
                : I18NProvider.translate("correction.reversal.reason", row.reason());
    }

    private static String age(Correction row, Clock clock) {
        return Ages.text(Times.Age.between(row.proposedAt(), clock.instant()));
    }

    private static String href(Correction row) {
        return "breaks/" + row.breakId();
    }
}
