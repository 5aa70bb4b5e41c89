package io.shadowledger.service.report;

import io.shadowledger.formats.StatementReader;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.formats.statement.Statement;
import io.shadowledger.formats.statement.StatementEntry;
import io.shadowledger.formats.statement.StatementFormat;
import io.shadowledger.formats.statement.StatementHeader;
import io.shadowledger.formats.statement.StatementPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one file. It is read twice, each time in the memory of one entry: first for its balances, days and
 * contradictions, then for its entries.
 */
final class StatementContent implements ReportContent {

    private final ReportBytes content;
    private final StatementFormat format;
    private final ZoneId zone;
    private final AccountNames accounts;
    private final StatementClosings closings;

    private StatementContent(ReportBytes content, StatementFormat format, ZoneId zone, AccountNames accounts) {
        this.content = content;
        this.format = format;
        this.zone = zone;
        this.accounts = accounts;
        this.closings = new StatementClosings(accounts, zone);
    }

    /**
     * Reads the file once.
     *
     * @param asOf the moment that its sender gives; null means the end of the latest closing day
     * @throws InvalidReportException where it cannot be read on
     */
    static StatementContent of(
            ReportBytes content, StatementFormat format, ZoneId zone, AccountNames accounts, @Nullable Instant asOf) {
        var read = new StatementContent(content, format, zone, accounts);
        read.each(part -> {
            if (part instanceof StatementHeader header) {
                read.closings.begin(header);
            } else if (part instanceof Statement statement) {
                read.closings.add(statement);
            }
        });
        read.closings.settle(asOf);
        return read;
    }

    @Override
    public @Nullable Instant asOf() {
        return closings.asOf();
    }

    /** A bank sends statements of the accounts that moved. */
    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public String reading() {
        return format + " " + zone;
    }

    @Override
    public void balances(Consumer<BalanceLine> balances) {
        closings.balances(balances);
    }

    @Override
    public List<FoundFault> findings() {
        return closings.findings();
    }

    @Override
    public void entries(Consumer<EntryLine> entries) {
        each(new Consumer<>() {
            private String account = "";

            @Override
            public void accept(StatementPart part) {
                if (part instanceof StatementHeader header) {
                    account = accounts.banks(header.account());
                } else if (part instanceof StatementEntry entry && entry.status() == StatementEntry.Status.BOOKED) {
                    entries.accept(line(account, entry));
                }
            }
        });
    }

    private EntryLine line(String account, StatementEntry entry) {
        var value = entry.valueDate().atStartOfDay(zone).toInstant();
        var booked = entry.bookingDate();
        return new EntryLine(
                account,
                entry.amount(),
                value,
                booked == null ? value : booked.atStartOfDay(zone).toInstant(),
                entry.bankReference(),
                entry.ownerReference(),
                description(entry),
                entry.reversal(),
                Math.toIntExact(entry.line()));
    }

    private static @Nullable String description(StatementEntry entry) {
        var text = Stream.of(entry.counterparty(), entry.text())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? null : text;
    }

    private void each(Consumer<StatementPart> consumer) {
        try (var in = content.open();
                var reader = StatementReader.open(in, format, null)) {
            reader.forEachRemaining(consumer);
        } catch (InvalidStatementException broken) {
            throw InvalidReportException.of(broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
