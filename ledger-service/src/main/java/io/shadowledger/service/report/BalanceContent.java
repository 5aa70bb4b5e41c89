package io.shadowledger.service.report;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file in one of the ledger's own formats: balances, and no moment. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record BalanceContent(ReportReader reader, byte[] content, AccountNames accounts) implements ReportContent {

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
        reader.read(new ByteArrayInputStream(content), accounts, balances);
    }
}
