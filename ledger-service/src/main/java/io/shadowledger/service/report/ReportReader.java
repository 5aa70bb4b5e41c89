package io.shadowledger.service.report;

import java.io.InputStream;
import java.util.function.Consumer;

/** Reads one format of reports. */
interface ReportReader {

    /**
     * Reads balance by balance; nothing of the whole is kept in memory.
     *
     * @throws InvalidReportException at the first mistake, whatever the bytes are
     */
    void read(InputStream content, AccountNames accounts, Consumer<BalanceLine> balances);
}
