package io.shadowledger.service.balance;

import io.shadowledger.api.Page;
import io.shadowledger.api.account.AccountSummary;
import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.event.AccountIds;
import io.shadowledger.service.problem.InvalidException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Reads parameters, asks the books, answers. */
@RestController
@ConditionalOnRole(ServiceRole.LEDGER)
class AccountsController implements AccountsApi {

    private static final int MAX_LIMIT = 1_000;

    private final Balances balances;
    private final Statements statements;
    private final AccountDirectory directory;

    AccountsController(Balances balances, Statements statements, AccountDirectory directory) {
        this.balances = balances;
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public ShadowBalance shadowBalance(
            String accountId, @Nullable String currency, @Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        checkAccount(accountId);
        var only = directory.currency(accountId, currency);
        return balances.balance(accountId, only, asOfValue, asOfRecord);
    }

    @Override
    public List<ShadowBalance> balances(String accountId) {
        checkAccount(accountId);
        var all = balances.all(accountId);
        if (all.isEmpty()) {
            throw new UnknownAccountException(accountId);
        }
        return all;
    }

    @Override
    public Page<AccountSummary> accounts(@Nullable String prefix, @Nullable String after, int limit) {
        checkLimit(limit);
        return directory.accounts(prefix == null ? "" : prefix, after == null ? null : Cursor.parse(after, 2), limit);
    }

    @Override
    public Page<StatementLine> statement(
            String accountId,
            @Nullable String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {
        checkAccount(accountId);
        checkLimit(limit);
        if (accountId.startsWith("@")) {
            throw new InvalidException(
                    "accountId",
                    "the ledger's own account " + accountId + " has no statement: it holds the contra of all entries");
        }
        var only = directory.currency(accountId, currency);
        var page =
                new Statements.Request(accountId, only, from, to, after == null ? null : Cursor.parse(after, 2), limit);
        return statements.page(page);
    }

    @Override
    public TrialBalance trialBalance() {
        return balances.trialBalance();
    }

    private static void checkAccount(String accountId) {
        var fault = AccountIds.fault(accountId);
        if (fault != null) {
            throw new InvalidException("accountId", fault);
        }
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidException("limit", "limit must be from 1 to " + MAX_LIMIT);
        }
    }
}
