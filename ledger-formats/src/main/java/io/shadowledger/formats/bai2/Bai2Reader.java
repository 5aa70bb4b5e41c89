package io.shadowledger.formats.bai2;

import io.shadowledger.formats.lines.LineReader;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.StatementPart;
import io.shadowledger.formats.statement.StatementSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads BAI2: file (01 … 99), groups (02 … 98), accounts (03 … 49) with their transactions (16). Totals of groups and of
 * the file that do not agree are findings of their own.
 */
public final class Bai2Reader implements StatementSource {

    private final Bai2Records records;
    private final Queue<StatementPart> parts = new ArrayDeque<>();
    private @Nullable Bai2Record file;
    private @Nullable Bai2Group group;
    private @Nullable Bai2Account account;
    private BigDecimal total = BigDecimal.ZERO;
    private long start;
    private long groups;
    private boolean complete;

    public Bai2Reader(LineReader lines) {
        this.records = new Bai2Records(lines);
    }

    @Override
    public @Nullable StatementPart read() throws IOException {
        while (parts.isEmpty()) {
            long before = records.read();
            var next = records.next();
            if (next == null) {
                if (complete) {
                    return null;
                }
                throw new InvalidStatementException(
                        records.line(),
                        "record 99",
                        "is missing: the file breaks off; ask the bank for the whole file");
            }
            take(next, before);
        }
        return parts.poll();
    }

    private void take(Bai2Record next, long before) {
        switch (next.code()) {
            case "01" -> beginFile(next, before);
            case "02" -> beginGroup(next, before);
            case "03" -> beginAccount(next, before);
            case "16" -> present(account, next, "03, the account").transaction(next);
            case "49" -> endAccount(next);
            case "98" -> endGroup(next);
            case "99" -> endFile(next);
            default -> throw next.invalid("is unknown: BAI2 has 01, 02, 03, 16, 49, 88, 98 and 99");
        }
    }

    private void beginFile(Bai2Record header, long before) {
        absent(file, header, "99, the end of the file before it");
        file = header;
        start = before;
        total = BigDecimal.ZERO;
        groups = 0;
        complete = false;
    }

    private void beginGroup(Bai2Record header, long before) {
        var of = present(file, header, "01, the file's header");
        absent(group, header, "98, the end of the group before it");
        groups++;
        group = new Bai2Group(header, of, groups, before, parts::add);
    }

    private void beginAccount(Bai2Record header, long before) {
        var of = present(group, header, "02, the group's header");
        absent(account, header, "49, the end of the account before it");
        account = of.open(header, before);
    }

    private void endAccount(Bai2Record trailer) {
        var open = present(account, trailer, "03, the account");
        present(group, trailer, "02, the group's header").add(open.end(trailer, records.read()));
        account = null;
    }

    private void endGroup(Bai2Record trailer) {
        absent(account, trailer, "49, the end of the account before it");
        total = total.add(present(group, trailer, "02, the group's header").end(trailer, records.read()));
        group = null;
    }

    private void endFile(Bai2Record trailer) {
        present(file, trailer, "01, the file's header");
        absent(group, trailer, "98, the end of the group before it");
        new Bai2Totals("the file", "groups", total, groups, records.read() - start).check(trailer, parts::add);
        file = null;
        complete = true;
    }

    private static <T> T present(@Nullable T open, Bai2Record next, String expected) {
        if (open == null) {
            throw misplaced(next, expected);
        }
        return open;
    }

    private static void absent(@Nullable Object open, Bai2Record next, String expected) {
        if (open != null) {
            throw misplaced(next, expected);
        }
    }

    private static InvalidStatementException misplaced(Bai2Record next, String expected) {
        return next.invalid("cannot stand here: before it comes record " + expected
                + "; correct the file, or ask the bank for it again");
    }
}
