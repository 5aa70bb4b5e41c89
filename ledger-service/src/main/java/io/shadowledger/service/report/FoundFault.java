package io.shadowledger.service.report;

import io.shadowledger.api.money.Money;
import io.shadowledger.api.report.ReportFinding;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Something that a report says and that cannot be so.
 *
 * @param accountId absent when it concerns the file as a whole
 * @param difference stated less expected
 */
record FoundFault(
        ReportFinding.Kind kind,
        @Nullable String accountId,
        @Nullable Currency currency,
        int line,
        String message,
        @Nullable Money difference) {}
