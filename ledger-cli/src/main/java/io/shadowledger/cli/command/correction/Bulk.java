package io.shadowledger.cli.command.correction;

import io.shadowledger.api.correction.BulkApproval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.BulkProposal;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Total;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.cli.client.Listing;
import io.shadowledger.cli.command.Invocation;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;
import io.shadowledger.cli.output.Text;
import io.shadowledger.cli.runtime.ExitCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Proposes or approves all that a currency has, at most as many as one request takes: lists them, shows what they come to,
 * asks, and sends the totals that were shown, so that others than these are refused.
 *
 * @param currency only this one; null means all
 * @param yes whether nobody is asked
 */
record Bulk(Invocation invocation, @Nullable String currency, boolean yes) {

    private static final Table<Total> TOTALS = new Table<>(
            Column.text("CUR", Total::currency),
            Column.number("CORRECTIONS", Total::count),
            Column.number("NET", Total::net),
            Column.number("GROSS", Total::gross));

    private static final Table<BulkOutcome.Done> OUTCOME = new Table<>(
            Column.text("BREAK", BulkOutcome.Done::breakId),
            Column.text("CORRECTION", BulkOutcome.Done::correctionId),
            Column.text("STATUS", BulkOutcome.Done::status),
            Column.prose("PROBLEM", BulkOutcome.Done::problem));

    int propose(String reason) {
        var listed = open();
        var breaks = listed.items();
        if (breaks.isEmpty()) {
            invocation.printer().line("Nothing to propose: no break is open.");
            return ExitCode.OK;
        }
        var totals = totals(breaks, Break::currency, found -> new BigDecimal(found.drift()).negate());
        confirm(totals, "Propose", "proposed");
        var outcome = invocation
                .ledger()
                .corrections()
                .bulkPropose(
                        new BulkProposal(breaks.stream().map(Break::breakId).toList(), reason, totals));
        return show(outcome, listed.more());
    }

    int approve(@Nullable String note) {
        var api = invocation.ledger().corrections();
        var own = invocation.target().user();
        var listed = Listing.read(0, (after, size) -> api.corrections(CorrectionStatus.PROPOSED, after, size));
        var all = listed.items().stream()
                .filter(each -> currency == null || currency.equals(each.currency()))
                .filter(each -> !each.maker().equals(own))
                .toList();
        if (all.isEmpty()) {
            invocation.printer().line("Nothing to approve: no proposal of others waits.");
            return ExitCode.OK;
        }
        var corrections = all.subList(0, Math.min(all.size(), CorrectionsApi.MAX_BULK));
        var totals = totals(corrections, Correction::currency, each -> new BigDecimal(each.amount()));
        confirm(totals, "Approve", "approved");
        var items = corrections.stream()
                .map(each -> new BulkApproval.Item(each.correctionId(), each.digest()))
                .toList();
        return show(api.bulkApprove(new BulkApproval(items, note, totals)), all.size() > corrections.size());
    }

    /** Those that nobody has proposed for: first the unexplained ones, each kind with the largest first. */
    private Listing<Break> open() {
        var api = invocation.ledger().drift();
        var open = new ArrayList<Break>();
        boolean more = false;
        for (var status : List.of(BreakStatus.OPEN, BreakStatus.EXPLAINED)) {
            var filter = BreakFilter.QUEUE.withStatus(status).withCurrency(currency);
            int room = CorrectionsApi.MAX_BULK - open.size();
            var listed =
                    Listing.read(Math.max(room, 1), (after, size) -> api.breaks(filter, BreakSort.AMOUNT, after, size));
            open.addAll(listed.items().subList(0, Math.min(room, listed.items().size())));
            more |= listed.more() || listed.items().size() > room;
        }
        return new Listing<>(open, more);
    }

    private void confirm(List<Total> totals, String act, String done) {
        if (!yes) {
            TOTALS.renderWhole(totals, invocation.environment().columns(), false)
                    .forEach(invocation::note);
            Confirmation.of(act, done, totals).ask(invocation.environment().terminal());
        }
    }

    private int show(BulkOutcome outcome, boolean more) {
        var printer = invocation.printer();
        var refused =
                outcome.items().stream().filter(done -> done.problem() != null).count();
        if (printer.structured()) {
            printer.document(outcome);
        } else {
            printer.list(outcome.items(), OUTCOME, "");
            printer.section("Done");
            printer.line(Text.count(outcome.items().size() - refused) + " of "
                    + Text.count(outcome.items().size()));
            if (!outcome.totals().isEmpty()) {
                printer.table(outcome.totals(), TOTALS);
            }
        }
        if (more) {
            invocation.note("There are more than one request takes: run it again for the rest.");
        }
        return refused > 0 ? ExitCode.REFUSED : ExitCode.OK;
    }

    private static <T> List<Total> totals(List<T> items, Function<T, String> currency, Function<T, BigDecimal> amount) {
        var sums = new TreeMap<String, Sum>();
        for (var item : items) {
            var value = amount.apply(item);
            sums.merge(currency.apply(item), new Sum(value, value.abs(), 1), Sum::plus);
        }
        return sums.entrySet().stream()
                .map(sum -> new Total(
                        sum.getKey(),
                        sum.getValue().net().toPlainString(),
                        sum.getValue().gross().toPlainString(),
                        sum.getValue().count()))
                .toList();
    }

    private record Sum(BigDecimal net, BigDecimal gross, int count) {

        Sum plus(Sum other) {
            return new Sum(net.add(other.net), gross.add(other.gross), count + other.count);
        }
    }
}
