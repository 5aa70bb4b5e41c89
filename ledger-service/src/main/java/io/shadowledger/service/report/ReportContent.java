package io.shadowledger.service.report;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The content of a report, understood. */
interface ReportContent {

    /** The moment that the file says its balances stand for; null when it says none. */
    @Nullable
    Instant asOf();

    /** Whether a file of this kind claims to hold every account where its sender does not say. */
    boolean complete();

    /** What of the reading beside the content decides what is stored, such as a time zone; empty for nothing. */
    String reading();

    /**
     * Gives the balances one by one.
     *
     * @throws InvalidReportException at the first mistake
     */
    void balances(Consumer<BalanceLine> balances);

    /** Gives the booked entries one by one; files without entries give none. */
    default void entries(Consumer<EntryLine> entries) {}

    /** Where the file contradicts itself. */
    default List<FoundFault> findings() {
        return List.of();
    }
}
