package io.shadowledger.api.report;

import io.shadowledger.api.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Aliases of accounts, applied to every report from then on. A stored report keeps its accounts until it is sent again.
 * Role {@code auditor} reads, {@code admin} writes.
 */
@HttpExchange("/api/v1/account-aliases")
public interface AccountAliasesApi {

    /** In the order of the aliases. */
    @GetExchange
    Page<AccountAlias> aliases(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    /** Adds an alias, or points it to another account. An alias of an alias is refused. */
    @PutExchange
    AccountAlias put(@RequestBody AliasTarget target);

    /**
     * Removes an alias.
     *
     * @param alias as it was added; a parameter, because banks write accounts with slashes
     */
    @DeleteExchange
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestParam String alias);
}
