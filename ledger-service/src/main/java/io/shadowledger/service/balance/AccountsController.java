package io.shadowledger.service.balance;

import io.shadowledger.api.Page;
import io.shadowledger.api.account.AccountSelection;
import io.shadowledger.api.account.AccountSummary;
import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.account.Statement;
import io.shadowledger.api.account.TrialBalance;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.cache.AnswerCache;
import io.shadowledger.service.event.AccountIds;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.reads.ReadDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Reads parameters, asks the books, answers. */
@RestController
@ConditionalOnRole(ServiceRole.LEDGER)
class AccountsController implements AccountsApi {

    private static final int MAX_LIMIT = 1_000;

    private final ReadDatabase reads;
    private final AnswerCache cache;
    private final Balances balances;
    private final Statements statements;
    private final TrialBalances trialBalances;
    private final AccountDirectory directory;

    AccountsController(ReadDatabase reads, AnswerCache cache, Clock clock) {
        this.reads = reads;
        this.cache = cache;
        this.balances = new Balances(reads.jdbc());
        this.statements = new Statements(reads.jdbc());
        this.trialBalances = new TrialBalances(reads.jdbc(), clock);
        this.directory = new AccountDirectory(reads.jdbc());
    }

    @Override
    public ShadowBalance shadowBalance(
            String accountId, @Nullable String currency, @Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        checkAccount(accountId);
        if (asOfValue == null && asOfRecord == null) {
            return reads.answerAtOnce(() -> balances.now(accountId, currency));
        }
        return reads.answer(() -> {
            var asked = directory.currency(accountId, currency);
            return cache.answer(
                    ShadowBalance.class,
                    asOfRecord,
                    () -> balances.balance(accountId, asked, asOfValue, asOfRecord),
                    accountId,
                    asked,
                    asOfValue);
        });
    }

    @Override
    public List<ShadowBalance> balances(String accountId) {
        checkAccount(accountId);
        var all = reads.answerAtOnce(() -> balances.all(accountId));
        if (all.isEmpty()) {
            throw new UnknownAccountException(accountId);
        }
        return all;
    }

    @Override
    public List<ShadowBalance> balancesOf(AccountSelection accounts) {
        var ids = accounts.accountIds();
        if (ids == null || ids.isEmpty() || ids.size() > MAX_ACCOUNTS) {
            throw new InvalidException("accountIds", "accountIds must hold from 1 to " + MAX_ACCOUNTS + " ids");
        }
        ids.forEach(AccountsController::checkAccount);
        return reads.answerAtOnce(() -> balances.of(ids));
    }

    @Override
    public Page<AccountSummary> accounts(@Nullable String prefix, @Nullable String after, int limit) {
        checkLimit(limit);
        var cursor = after == null ? null : Cursor.parse(after, 2);
        return reads.answer(() -> directory.accounts(prefix == null ? "" : prefix, cursor, limit));
    }

    @Override
    public Statement statement(
            String accountId,
            @Nullable String currency,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant asOfRecord,
            @Nullable String after,
            int limit) {
        checkAccount(accountId);
        checkLimit(limit);
        if (accountId.startsWith("@")) {
            throw new InvalidException(
                    "accountId",
                    "the ledger's own account " + accountId + " has no statement: it holds the contra of all entries");
        }
        var cursor = after == null ? null : Cursor.parse(after, 2);
        return reads.answer(() -> {
            var request = new Statements.Request(
                    accountId, directory.currency(accountId, currency), from, to, asOfRecord, cursor, limit);
            return cache.answer(
                    Statement.class,
                    asOfRecord,
                    () -> statements.page(request),
                    accountId,
                    request.currency(),
                    from,
                    to,
                    after,
                    limit);
        });
    }

    @Override
    public TrialBalance trialBalance(@Nullable Instant asOfValue, @Nullable Instant asOfRecord) {
        return reads.answer(() ->
                cache.answer(TrialBalance.class, asOfRecord, () -> trialBalances.of(asOfValue, asOfRecord), asOfValue));
    }

    private static void checkAccount(@Nullable String accountId) {
        var fault = accountId == null ? "accountId must not be null" : AccountIds.fault(accountId);
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
