package io.shadowledger.api.report;

import java.time.Instant;

/**
 * Under which id the ledger keeps an account that a bank writes in another way.
 *
 * @param alias the account as reports write it, without blanks
 * @param accountId the ledger's account
 * @param addedAt when it was added
 * @param addedBy who added it
 */
public record AccountAlias(String alias, String accountId, Instant addedAt, String addedBy) {}
