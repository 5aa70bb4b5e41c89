package io.shadowledger.api.report;

/**
 * Adds an alias, or points one elsewhere.
 *
 * @param alias the account as reports write it; blanks in it do not count
 * @param accountId the ledger's account
 */
public record AliasTarget(String alias, String accountId) {}
