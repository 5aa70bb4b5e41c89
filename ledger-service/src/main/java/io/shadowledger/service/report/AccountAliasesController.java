package io.shadowledger.service.report;

import io.shadowledger.api.Page;
import io.shadowledger.api.report.AccountAlias;
import io.shadowledger.api.report.AccountAliasesApi;
import io.shadowledger.api.report.AliasTarget;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Under which ids the ledger keeps accounts that banks write in their own way. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class AccountAliasesController implements AccountAliasesApi {

    private final AccountAliasStore aliases;
    private final CurrentUser user;

    AccountAliasesController(AccountAliasStore aliases, CurrentUser user) {
        this.aliases = aliases;
        this.user = user;
    }

    @Override
    public Page<AccountAlias> aliases(@Nullable String after, int limit) {
        return aliases.list(after, limit);
    }

    @Override
    public AccountAlias put(AliasTarget target) {
        return aliases.put(target, user.name());
    }

    @Override
    public void remove(String alias) {
        aliases.remove(alias, user.name());
    }
}
