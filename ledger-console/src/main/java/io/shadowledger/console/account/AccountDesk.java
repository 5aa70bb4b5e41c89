package io.shadowledger.console.account;

import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.account.ShadowBalance;
import io.shadowledger.api.account.Statement.CarriedForward;
import io.shadowledger.api.account.StatementLine;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.format.Csv;
import io.shadowledger.console.format.Formats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the account's screen asks of the ledger. */
@Component
class AccountDesk {

    private static final int PAGE = 100;
    private static final int EXPORT_PAGE = 500;
    private static final int CHART_PAGES = 4;
    private static final int NOT_FOUND = 404;

    private final AccountsApi accounts;
    private final Formats formats;

    AccountDesk(AccountsApi accounts, Formats formats) {
        this.accounts = accounts;
        this.formats = formats;
    }

    /** The account's balances in all its currencies; empty if the ledger does not know it. */
    List<ShadowBalance> balances(String accountId) {
        try {
            return accounts.balances(accountId);
        } catch (ProblemException problem) {
            if (problem.status() == NOT_FOUND) {
                return List.of();
            }
            throw problem;
        }
    }

    /** What the balance was at a moment, by value time. */
    ShadowBalance asOf(String accountId, String currency, Instant moment) {
        return accounts.shadowBalance(accountId, currency, moment, null);
    }

    KeysetPages<StatementLine> pages(String accountId, Statement part) {
        return new KeysetPages<>(source(accountId, part), PAGE);
    }

    /**
     * The latest entries of a part of a statement.
     *
     * @param lines oldest first: enough for a chart
     * @param carriedForward what the statement starts from, where older entries are detached
     */
    record Recent(List<StatementLine> lines, @Nullable CarriedForward carriedForward) {}

    Recent recent(String accountId, Statement part) {
        var lines = new ArrayList<StatementLine>();
        String after = null;
        CarriedForward carriedForward;
        int pages = 0;
        do {
            var page = page(accountId, part, after, EXPORT_PAGE);
            lines.addAll(page.items());
            after = page.next();
            carriedForward = page.carriedForward();
            pages++;
        } while (after != null && pages < CHART_PAGES);
        return new Recent(lines.reversed(), carriedForward);
    }

    void export(String accountId, Statement part, Csv csv) {
        csv.row(
                "eventId",
                "accountId",
                "kind",
                "valueTime",
                "recordedAt",
                "amount",
                "currency",
                "balance",
                "overdraft",
                "reference",
                "description");
        KeysetPages.forEach(
                source(accountId, part),
                EXPORT_PAGE,
                line -> csv.row(
                        line.eventId(),
                        accountId,
                        line.kind(),
                        line.valueTime(),
                        line.recordedAt(),
                        Csv.number(line.amount()),
                        line.currency(),
                        Csv.number(line.balance()),
                        line.overdraft(),
                        line.reference(),
                        line.description()));
    }

    private KeysetPages.Source<StatementLine> source(String accountId, Statement part) {
        return (@Nullable String after, int limit) ->
                page(accountId, part, after, limit).lines();
    }

    private io.shadowledger.api.account.Statement page(
            String accountId, Statement part, @Nullable String after, int limit) {
        var times = formats.times();
        return accounts.statement(
                accountId, part.currency(), part.earliest(times), part.latest(times), null, after, limit);
    }
}
