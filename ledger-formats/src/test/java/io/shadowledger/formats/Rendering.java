package io.shadowledger.formats;

import io.shadowledger.formats.event.AccountAliases;
import io.shadowledger.formats.event.StatementEvents;
import io.shadowledger.formats.event.StatementEvents.Outcome;
import io.shadowledger.formats.statement.Balance;
import io.shadowledger.formats.statement.Finding;
import io.shadowledger.formats.statement.Statement;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementHeader;
import io.shadowledger.formats.statement.StatementPart;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was read, and the events it makes, as text that a person can check against the file. */
final class Rendering {

    private static final StatementEvents EVENTS =
            new StatementEvents(ZoneId.of("Europe/Prague"), AccountAliases.NONE, "");

    private final StringBuilder out = new StringBuilder();
    private StatementHeader header;

    static String of(Parts parts) {
        var rendering = new Rendering();
        parts.all().forEach(rendering::add);
        return rendering.out.toString();
    }

    private void add(StatementPart part) {
        switch (part) {
            case StatementHeader h -> {
                header = h;
                line("statement %s '%s' of %s in %s, sequence '%s', line %d, opening %s"
                        .formatted(
                                h.format().title(),
                                h.statementId(),
                                h.account(),
                                h.currency(),
                                h.sequence(),
                                h.line(),
                                h.opening() == null ? "-" : balance(h.opening())));
            }
            case StatementEntry e -> {
                line("  entry %d, line %d: %s%s%s, value %s, booked %s, bank '%s', owner '%s', code %s, with '%s': %s"
                        .formatted(
                                e.ordinal(),
                                e.line(),
                                e.amount(),
                                e.status() == StatementEntry.Status.BOOKED
                                        ? ""
                                        : " " + e.status().name().toLowerCase(Locale.ROOT),
                                e.reversal() ? " reversal" : "",
                                e.valueDate(),
                                e.bookingDate(),
                                e.bankReference(),
                                e.ownerReference(),
                                e.code(),
                                e.counterparty(),
                                e.text()));
                line(
                        switch (EVENTS.of(header, e)) {
                            case Outcome.Posted p -> "    " + p.event();
                            case Outcome.PassedOver p -> "    no event: " + p.reason();
                        });
            }
            case Statement s -> {
                line("  total: %d entries, credits %s, debits %s, closing %s"
                        .formatted(
                                s.entries(),
                                s.credits(),
                                s.debits(),
                                s.closing() == null ? "-" : balance(s.closing())));
                line("  balances: "
                        + s.balances().stream().map(Rendering::balance).collect(Collectors.joining("; ")));
                s.findings().forEach(f -> line("  finding " + f));
            }
            case Finding f -> line("finding " + f);
        }
    }

    private static String balance(Balance balance) {
        return "%s %s %s".formatted(balance.kind().name().toLowerCase(Locale.ROOT), balance.amount(), balance.date());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
