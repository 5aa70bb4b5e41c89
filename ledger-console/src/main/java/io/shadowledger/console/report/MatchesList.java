package io.shadowledger.console.report;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.format.Figures;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Badge;
import io.shadowledger.console.shell.Grids;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.MatchesTable;
import io.shadowledger.console.shell.Parts;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Both books of a report side by side, match by match. */
final class MatchesList extends Div {

    private static final long serialVersionUID = 1L;

    private static final String HOW = """
            <div class="match-side"><span><span class="badge ${item.tone}">${item.kind}</span></span>
              <span class="quiet">${item.sure}</span></div>""";

    private static final String CARD = """
            <div class="card-row">
              <div><strong>${item.account}</strong><span class="figure ${item.tone}">${item.difference}</span></div>
              <div><span class="wrapped">${item.explanation}</span></div>
              <div><span class="quiet">${item.sure}</span><span class="badge ${item.kindTone}">${item.kind}</span></div>
            </div>""";

    private final transient ReportDesk desk;
    private final transient Formats formats;
    private final String reportId;
    private final Select<MatchKind> kind = new Select<>();
    private final TextField account = new TextField();
    private final Grid<EntryMatch> grid;
    private transient KeysetPages<EntryMatch> pages;

    MatchesList(ReportDesk desk, String reportId, @Nullable String onlyAccount, Formats formats) {
        this.desk = desk;
        this.reportId = reportId;
        this.formats = formats;
        this.pages = desk.matches(reportId, null, onlyAccount);
        addClassName("matches-list");
        grid = Grids.create(EntryMatch.class, Ids.REPORT_MATCHES, getTranslation("match.title"));
        columns();
        Grids.lazy(grid, () -> pages, EntryMatch::matchId);
        grid.setEmptyStateComponent(Parts.empty(getTranslation("match.none.title"), getTranslation("match.none.text")));
        kind.setId(Ids.MATCHES_KIND);
        kind.setLabel(getTranslation("match.kind"));
        kind.setItems(MatchKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("match.kind.all"));
        kind.setItemLabelGenerator(value -> value == null ? getTranslation("match.kind.all") : Badge.word(value));
        kind.addValueChangeListener(change -> read());
        account.setId(Ids.MATCHES_ACCOUNT);
        account.setLabel(getTranslation("column.account"));
        account.setPlaceholder(getTranslation("match.account.hint"));
        account.setClearButtonVisible(true);
        account.setValueChangeMode(ValueChangeMode.LAZY);
        account.setValue(Objects.requireNonNullElse(onlyAccount, ""));
        account.addValueChangeListener(change -> read());
        add(Parts.div("filter-bar", account, kind), grid);
    }

    private void read() {
        pages = desk.matches(
                reportId,
                kind.getValue(),
                account.getValue().isBlank() ? null : account.getValue().strip());
        grid.getDataProvider().refreshAll();
    }

    private void columns() {
        Grids.link(grid, getTranslation("column.account"), row -> "accounts/" + row.accountId(), EntryMatch::accountId);
        grid.addColumn(EntryMatch::currency)
                .setHeader(getTranslation("column.currency"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.wrapped(grid, getTranslation("break.shadow"), this::events)
                .setWidth("11rem")
                .setFlexGrow(0);
        grid.addColumn(LitRenderer.<EntryMatch>of(HOW)
                        .withProperty(
                                "kind", row -> MatchesTable.badge(row.kind()).text())
                        .withProperty(
                                "tone", row -> MatchesTable.badge(row.kind()).tone())
                        .withProperty("sure", this::sure))
                .setHeader(getTranslation("match.how"))
                .setWidth("13rem")
                .setFlexGrow(0);
        Grids.wrapped(grid, getTranslation("match.cbs"), this::entries)
                .setWidth("8rem")
                .setFlexGrow(0);
        Grids.figure(grid, getTranslation("column.difference"), this::difference, MatchesList::tone);
        Grids.wrapped(grid, getTranslation("column.explanation"), EntryMatch::explanation)
                .setWidth("16rem")
                .setFlexGrow(1);
        Grids.cardsWhenNarrow(
                grid,
                grid.addColumn(LitRenderer.<EntryMatch>of(CARD)
                        .withProperty("account", EntryMatch::accountId)
                        .withProperty("difference", this::difference)
                        .withProperty("tone", MatchesList::tone)
                        .withProperty("explanation", EntryMatch::explanation)
                        .withProperty("sure", this::sure)
                        .withProperty(
                                "kind", row -> MatchesTable.badge(row.kind()).text())
                        .withProperty(
                                "kindTone",
                                row -> MatchesTable.badge(row.kind()).tone())));
    }

    private String events(EntryMatch row) {
        return row.events().isEmpty() ? getTranslation("match.missing") : String.join(", ", row.events());
    }

    private String entries(EntryMatch row) {
        return row.entries().isEmpty()
                ? getTranslation("match.missing")
                : row.entries().stream()
                        .map(number -> getTranslation("match.entry", number))
                        .collect(Collectors.joining(", "));
    }

    private String sure(EntryMatch row) {
        return row.confidence() == 0 ? "–" : getTranslation("match.by", row.rule(), row.confidence());
    }

    private String difference(EntryMatch row) {
        return Figures.sign(row.difference()) == 0 ? "–" : formats.figures().signed(row.difference());
    }

    private static String tone(EntryMatch row) {
        return Parts.tone(row.difference());
    }
}
