package io.shadowledger.console.account;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.account.EntryKind;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statement's columns. */
final class StatementColumns {

    private static final String TEXT = """
            <div class="entry-cell"><span>${item.note}</span>
            <span class="badge neutral" ?hidden=${!item.correction}>${item.kind}</span></div>""";

    private static final String CARD = """
            <div class="card-row">
              <div><span>${item.note}</span><span class="figure ${item.tone}">${item.amount}</span></div>
              <div><span class="quiet">${item.at}</span><span class="figure quiet">${item.balance}</span></div>
            </div>""";

    private StatementColumns() {}

    static Grid<StatementLine> grid(Formats formats) {
        var figures = formats.figures();
        var times = formats.times();
        var grid =
                Grids.create(StatementLine.class, Ids.ACCOUNT_STATEMENT, I18NProvider.translate("account.statement"));
        Grids.text(
                        grid,
                        I18NProvider.translate("account.value-time", times.zone()),
                        line -> times.moment(line.valueTime()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.event"), StatementLine::eventId)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(LitRenderer.<StatementLine>of(TEXT)
                        .withProperty("note", StatementColumns::note)
                        .withProperty("correction", line -> line.kind() == EntryKind.CORRECTION)
                        .withProperty("kind", line -> Badge.word(line.kind())))
                .setHeader(I18NProvider.translate("column.description"))
                .setFlexGrow(1);
        Grids.figure(
                grid,
                I18NProvider.translate("column.amount"),
                line -> figures.signed(line.amount()),
                line -> Parts.tone(line.amount()));
        Grids.figure(
                grid,
                I18NProvider.translate("column.balance"),
                line -> figures.plain(line.balance()),
                line -> line.overdraft() ? "overdraft" : "");
        Grids.text(grid, I18NProvider.translate("column.recorded"), line -> times.moment(line.recordedAt()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<StatementLine>of(CARD)
                        .withProperty("note", line -> note(line).isEmpty() ? line.eventId() : note(line))
                        .withProperty("amount", line -> figures.signed(line.amount()))
                        .withProperty("tone", line -> Parts.tone(line.amount()))
                        .withProperty("at", line -> times.minute(line.valueTime()))
                        .withProperty("balance", line -> figures.plain(line.balance()))));
        return grid;
    }

    private static String note(StatementLine line) {
        return Stream.of(line.description(), line.reference())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
