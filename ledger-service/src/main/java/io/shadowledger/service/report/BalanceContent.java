package io.shadowledger.service.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file in one of the ledger's own formats: balances, and no moment. */
record BalanceContent(ReportReader reader, ReportBytes content, AccountNames accounts) implements ReportContent {

    @Override
    public @Nullable Instant asOf() {
        return null;
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public String reading() {
        return "";
    }

    @Override
    public void balances(Consumer<BalanceLine> balances) {
        try (var in = content.open()) {
            reader.read(in, accounts, balances);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
