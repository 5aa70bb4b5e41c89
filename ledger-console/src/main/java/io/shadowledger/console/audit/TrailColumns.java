package io.shadowledger.console.audit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import java.util.Locale;

/** The columns of the audit trail. */
final class TrailColumns {

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.what}</strong><span class="quiet">${item.who}</span></div>
              <div><span class="quiet">${item.subject}</span><span class="quiet">${item.at}</span></div>
            </div>""";

    private TrailColumns() {}

    static Grid<AuditEntry> grid(Formats formats) {
        var times = formats.times();
        var figures = formats.figures();
        var grid = Grids.create(AuditEntry.class, Ids.AUDIT_GRID, I18NProvider.translate("audit.title"));
        Grids.figure(grid, I18NProvider.translate("column.number"), row -> figures.count(row.auditNo()), row -> "quiet")
                .setAutoWidth(true);
        Grids.text(grid, I18NProvider.translate("column.when"), row -> times.moment(row.at()))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.who"), AuditEntry::who)
                .setWidth("9rem")
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.act"), row -> act(row.what()))
                .setWidth("15rem")
                .setFlexGrow(0);
        Grids.text(grid, I18NProvider.translate("column.subject"), AuditEntry::subject)
                .setFlexGrow(1);
        Grids.badge(grid, I18NProvider.translate("column.seal"), row -> seal(row, formats));
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<AuditEntry>of(CARD)
                        .withProperty("what", row -> act(row.what()))
                        .withProperty("who", AuditEntry::who)
                        .withProperty("subject", AuditEntry::subject)
                        .withProperty("at", row -> times.minute(row.at()))));
        return grid;
    }

    /** {@code CORRECTION_APPROVED} as it is read: the record's own words, in every language. */
    static String act(String what) {
        var words = what.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Badge seal(AuditEntry row, Formats formats) {
        return row.sealNo() == null
                ? new Badge(I18NProvider.translate("audit.seal.waits"), "waiting")
                : new Badge(
                        I18NProvider.translate("audit.seal", formats.figures().count(row.sealNo())), "good");
    }
}
