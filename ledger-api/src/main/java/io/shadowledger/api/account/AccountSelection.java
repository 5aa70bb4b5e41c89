package io.shadowledger.api.account;

import java.util.List;

/**
 * Which accounts a question is about.
 *
 * @param accountIds their ids; one that comes twice counts once
 */
public record AccountSelection(List<String> accountIds) {}
