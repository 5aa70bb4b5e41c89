package io.shadowledger.console.account;

import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.account.ShadowBalance;
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

    /** The latest entries of that part, oldest first: enough for a chart. */
    List<StatementLine> latest(String accountId, Statement part) {
        var lines = new ArrayList<StatementLine>();
        var source = source(accountId, part);
        String after = null;
        int pages = 0;
        do {
            var page = source.page(after, EXPORT_PAGE);
            lines.addAll(page.items());
            after = page.next();
            pages++;
        } while (after != null && pages < CHART_PAGES);
        return lines.reversed();
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
        var times = formats.times();
        return (@Nullable String after, int limit) -> accounts.statement(
                        accountId, part.currency(), part.earliest(times), part.latest(times), null, after, limit)
                .lines();
    }
}
