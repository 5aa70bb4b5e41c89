package io.shadowledger.service.report;

import io.shadowledger.api.money.Money;

/**
 * One balance of a report.
 *
 * @param accountId the account
 * @param balance what the CBS says it holds
 * @param line where it stands in the file, from 1
 */
record BalanceLine(String accountId, Money balance, int line) {}
