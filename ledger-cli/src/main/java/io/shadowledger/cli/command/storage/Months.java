package io.shadowledger.cli.command.storage;

import io.shadowledger.api.storage.BookMonth;
import io.shadowledger.cli.output.Column;
import io.shadowledger.cli.output.Fields;
import io.shadowledger.cli.output.Table;

/** How months are shown. */
final class Months {

    static final Table<BookMonth> TABLE = new Table<>(
            Column.text("MONTH", BookMonth::month),
            Column.text("STATE", BookMonth::state),
            Column.number("ENTRIES", BookMonth::entries),
            Column.number("BYTES", BookMonth::bytes),
            Column.text("CLOSED", BookMonth::closedAt),
            Column.<BookMonth>text("DETACHED", BookMonth::detachedAt).wide(),
            Column.<BookMonth>text("TABLE", BookMonth::table).wide());

    private Months() {}

    static Fields fields(BookMonth month) {
        return new Fields()
                .add("Month", month.month())
                .add("State", month.state())
                .add("Entries", month.entries())
                .add("Bytes", month.bytes())
                .add("Table", month.table())
                .add("Closed", month.closedAt())
                .addIfPresent("Detached", month.detachedAt());
    }
}
