package io.shadowledger.cli.command;

import io.shadowledger.api.account.StatementLine;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Table;

/** How entries are shown, on a statement and beside a break. */
public final class Statements {

    public static final Table<StatementLine> TABLE = new Table<>(
            Column.text("VALUE TIME", StatementLine::valueTime),
            Column.text("EVENT", StatementLine::eventId),
            Column.number("AMOUNT", StatementLine::amount),
            Column.text("CUR", StatementLine::currency),
            Column.number("BALANCE", StatementLine::balance),
            Column.text("KIND", StatementLine::kind).wide(),
            Column.text("RECORDED AT", StatementLine::recordedAt).wide(),
            Column.text("OVERDRAFT", StatementLine::overdraft).wide(),
            Column.<StatementLine>prose("REFERENCE", StatementLine::reference).wide(),
            Column.prose("DESCRIPTION", StatementLine::description));

    private Statements() {}
}
