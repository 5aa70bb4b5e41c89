package io.shadowledger.api.account;

import io.shadowledger.api.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Balances and statements of the shadow book. Every signed-in role.
 *
 * <p>{@code asOfValue} and {@code asOfRecord} are RFC 3339 instants, both inclusive, and may be combined. An account
 * that no event ever named answers 404, a question that needs entries of a detached month 409.
 */
@HttpExchange
public interface AccountsApi {

    /** How many accounts one question may be about. */
    int MAX_ACCOUNTS = 1_000;

    /** One account's balance; {@code currency} may be left out when the account has one currency only, else 400. */
    @GetExchange("/accounts/{accountId}/shadow-balance")
    ShadowBalance shadowBalance(
            @PathVariable String accountId,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable Instant asOfValue,
            @RequestParam(required = false) @Nullable Instant asOfRecord);

    /** All currencies of one account. */
    @GetExchange("/api/v1/accounts/{accountId}/balances")
    List<ShadowBalance> balances(@PathVariable String accountId);

    /**
     * All currencies of up to {@value #MAX_ACCOUNTS} accounts as of now, in the order of their ids; accounts that no
     * event ever named are left out.
     */
    @PostExchange("/api/v1/balances")
    List<ShadowBalance> balancesOf(@RequestBody AccountSelection accounts);

    /** Accounts in the order of their ids, those that start with {@code prefix} if it is given. */
    @GetExchange("/api/v1/accounts")
    Page<AccountSummary> accounts(
            @RequestParam(required = false) @Nullable String prefix,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    /**
     * Entries with their running balance, newest first. With {@code asOfRecord} the pages stay the same while entries
     * come in.
     *
     * @param from earliest value time, inclusive
     * @param to latest value time, inclusive
     */
    @GetExchange("/api/v1/accounts/{accountId}/statement")
    Statement statement(
            @PathVariable String accountId,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Instant asOfRecord,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    /** The sums of all accounts per currency; the total is zero at any record time. */
    @GetExchange("/api/v1/trial-balance")
    TrialBalance trialBalance(
            @RequestParam(required = false) @Nullable Instant asOfValue,
            @RequestParam(required = false) @Nullable Instant asOfRecord);
}
