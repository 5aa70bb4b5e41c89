package io.shadowledger.service.report;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.api.report.AliasTarget;
import io.shadowledger.formats.event.AccountAliases;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.event.AccountIds;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the aliases of accounts. An intake reads all of them, so there is a limit to their number. */
@Repository
class AccountAliasStore {

    private static final int MOST = 100_000;
    private static final int MAX_LENGTH = 128;
    private static final int MAX_PAGE = 500;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    AccountAliasStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    AccountNames names() {
        var aliases = new HashMap<String, String>();
        jdbc.sql("select alias, account_id from account_alias").query(row -> {
            aliases.put(row.getString("alias"), row.getString("account_id"));
        });
        return new AccountNames(new AccountAliases(aliases));
    }

    Page<AccountAlias> list(@Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = jdbc.sql("""
                        select alias, account_id, added_at, added_by from account_alias
                        where alias > :after order by alias limit :limit
                        """)
                .param("after", after == null ? "" : after)
                .param("limit", size + 1)
                .query((row, _) -> alias(row))
                .list();
        var page = found.stream().limit(size).toList();
        return new Page<>(page, found.size() > size ? page.getLast().alias() : null);
    }

    @Transactional
    AccountAlias put(AliasTarget target, String who) {
        var alias = checkedAlias(target.alias());
        var account = checkedAccount(target.accountId());
        if (alias.equals(account)) {
            throw new InvalidException("alias", "an account needs no alias to be found under its own id");
        }
        // Two that are set at once could otherwise make a chain.
        jdbc.sql("lock table account_alias in share row exclusive mode").update();
        if (find(account).isPresent()) {
            throw new InvalidException(
                    "accountId", account + " is an alias itself: name the account that it stands for");
        }
        if (isTarget(alias)) {
            throw new InvalidException("alias", alias + " has aliases itself: point them elsewhere first");
        }
        var before = find(alias);
        if (before.isEmpty() && count() >= MOST) {
            throw new StateException("there are " + MOST + " aliases, and that is the most: remove some first");
        }
        jdbc.sql("""
                        insert into account_alias (alias, account_id, added_at, added_by)
                        values (:alias, :account, :at, :who)
                        on conflict (alias) do update
                        set account_id = excluded.account_id, added_at = excluded.added_at, added_by = excluded.added_by
                        """)
                .param("alias", alias)
                .param("account", account)
                .param("at", Timestamp.from(clock.instant()))
                .param("who", who)
                .update();
        var now = find(alias).orElseThrow();
        audit.add(
                who,
                Act.ACCOUNT_ALIAS_SET,
                alias,
                before.map(b -> Map.of("accountId", b.accountId())).orElse(null),
                Map.of("accountId", account));
        return now;
    }

    @Transactional
    void remove(String text, String who) {
        var alias = AccountNames.bare(text);
        var before = find(alias).orElseThrow(() -> new NotFoundException("there is no alias " + alias));
        jdbc.sql("delete from account_alias where alias = :alias")
                .param("alias", alias)
                .update();
        audit.add(who, Act.ACCOUNT_ALIAS_REMOVED, alias, Map.of("accountId", before.accountId()), null);
    }

    private Optional<AccountAlias> find(String alias) {
        return jdbc.sql("select alias, account_id, added_at, added_by from account_alias where alias = :alias")
                .param("alias", alias)
                .query((row, _) -> alias(row))
                .optional();
    }

    private boolean isTarget(String account) {
        return jdbc.sql("select exists (select 1 from account_alias where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    private long count() {
        return jdbc.sql("select count(*) from account_alias").query(Long.class).single();
    }

    private static AccountAlias alias(ResultSet row) throws SQLException {
        return new AccountAlias(
                row.getString("alias"),
                row.getString("account_id"),
                row.getTimestamp("added_at").toInstant(),
                row.getString("added_by"));
    }

    private static String checkedAlias(@Nullable String text) {
        var alias = text == null ? "" : AccountNames.bare(text);
        if (alias.isEmpty() || alias.length() > MAX_LENGTH || alias.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException("alias", "an alias has 1 to " + MAX_LENGTH + " characters");
        }
        return alias;
    }

    private static String checkedAccount(@Nullable String text) {
        var account = text == null ? "" : text;
        var fault = AccountIds.fault(account);
        if (fault != null) {
            throw new InvalidException("accountId", fault);
        }
        if (account.startsWith("@")) {
            throw new InvalidException("accountId", "accounts that begin with '@' are the ledger's own");
        }
        return account;
    }
}
