package io.shadowledger.service.report;

import io.shadowledger.api.drift.Basis;
import java.time.Instant;

/**
 * A report as the comparison needs it.
 *
 * @param reportNo its key in the database
 * @param reportId its id in the API
 * @param asOf the moment its balances stand for, inclusive, in whole microseconds
 * @param basis which of an entry's two times they go by
 * @param complete whether it claims to hold every account
 */
public record StoredReport(long reportNo, String reportId, Instant asOf, Basis basis, boolean complete) {}
