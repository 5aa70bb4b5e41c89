package io.shadowledger.console.breaks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.console.format.Formats;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Parts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Exactly what is or would be posted: both legs, the value time, the balance after. */
final class PostingTable extends Div {

    private static final long serialVersionUID = 1L;

    private PostingTable(
            String account,
            String contra,
            String amount,
            String currency,
            Instant valueTime,
            Optional<String> balanceAfter,
            Formats formats) {
        addClassName("posting");
        var figures = formats.figures();
        var table = new NativeTable();
        table.addClassName("legs");
        var amountHead = new NativeTableHeaderCell(getTranslation("posting.amount", currency));
        amountHead.addClassName("end");
        table.add(new NativeTableHeader(
                new NativeTableRow(new NativeTableHeaderCell(getTranslation("column.account")), amountHead)));
        var body = new NativeTableBody();
        var own = leg(account, figures.signed(amount), amount);
        own.getChildren().skip(1).findFirst().ifPresent(cell -> cell.setId(Ids.CORRECTION_AMOUNT));
        var opposite = new BigDecimal(amount).negate().toPlainString();
        body.add(own, leg(contra, figures.signed(opposite), opposite));
        table.add(body);
        var facts = Parts.div(
                "facts",
                Parts.fact(getTranslation("posting.value-time"), formats.times().full(valueTime)));
        facts.addClassName("narrow");
        balanceAfter.ifPresent(after -> facts.add(Parts.fact(
                getTranslation("posting.balance-after"),
                Parts.figure(getTranslation("money", figures.plain(after), currency)))));
        add(table, facts);
    }

    static PostingTable of(String account, BreakDetail.Proposal proposal, Formats formats) {
        return new PostingTable(
                account,
                proposal.contraAccount(),
                proposal.amount(),
                proposal.currency(),
                proposal.valueTime(),
                Optional.of(proposal.balanceAfter()),
                formats);
    }

    static PostingTable of(Correction correction, Optional<String> balanceAfter, Formats formats) {
        return new PostingTable(
                correction.accountId(),
                correction.contraAccount(),
                correction.amount(),
                correction.currency(),
                correction.valueTime(),
                balanceAfter,
                formats);
    }

    /** What taking a correction back would post: the opposite, with the same value time. */
    static PostingTable reversing(Correction posted, Formats formats) {
        return new PostingTable(
                posted.accountId(),
                posted.contraAccount(),
                new BigDecimal(posted.amount()).negate().toPlainString(),
                posted.currency(),
                posted.valueTime(),
                Optional.empty(),
                formats);
    }

    private static NativeTableRow leg(String account, String text, String amount) {
        var cell = new NativeTableCell(Parts.signedFigure(text, amount));
        cell.addClassName("end");
        return new NativeTableRow(new NativeTableCell(account), cell);
    }
}
