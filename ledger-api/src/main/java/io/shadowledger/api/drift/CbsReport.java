package io.shadowledger.api.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report of the core banking system, and what comparing it came to.
 *
 * @param reportId the ledger's id of it, derived from its content, as-of time and basis: the same file twice is one
 * @param name the file's name, or what the sender called it
 * @param sha256 digest of the content as received, in lower-case hexadecimal
 * @param format {@code csv}, {@code json}, {@code camt053}, {@code mt940}, {@code mt942} or {@code bai2}
 * @param profile the profile that it was read with, and its version: {@code core-eod/3}; absent without one
 * @param basis which time its balances go by
 * @param asOf the moment its balances stand for, inclusive
 * @param receivedAt when it came
 * @param receivedFrom who sent it
 * @param status how far it has come
 * @param detail what it waits for, or why it failed; absent when compared
 * @param accounts how many balances it holds
 * @param entries how many entries it holds
 * @param findings how often it contradicts itself; it is compared nevertheless
 * @param verdicts how many accounts came to which verdict; empty until compared
 * @param drift the sum of the drift per currency
 * @param comparedAt when it was last compared
 */
public record CbsReport(
        String reportId,
        String name,
        String sha256,
        String format,
        @Nullable String profile,
        Basis basis,
        Instant asOf,
        Instant receivedAt,
        String receivedFrom,
        ReportStatus status,
        @Nullable String detail,
        long accounts,
        long entries,
        long findings,
        Map<Verdict, Long> verdicts,
        List<CurrencyDrift> drift,
        @Nullable Instant comparedAt) {

    public CbsReport {
        verdicts = Map.copyOf(verdicts);
        drift = List.copyOf(drift);
    }

    /**
     * The drift of all accounts of one currency.
     *
     * @param currency ISO 4217 code
     * @param net the signed sum of shadow minus CBS, decimal string
     * @param gross the sum of its magnitudes
     * @param residual the sum of the magnitudes of what nothing explains; {@code 0} if every cause is named
     */
    public record CurrencyDrift(String currency, String net, String gross, String residual) {}
}
