package io.shadowledger.service.balance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an entry must be like to be found; what is absent does not matter.
 *
 * @param currency of the amounts too
 * @param minMinor minor units, whatever the sign
 * @param maxMinor likewise
 * @param text a part of reference or description
 */
record EntryFilter(
        @Nullable String account,
        @Nullable String accountPrefix,
        @Nullable String currency,
        @Nullable Long minMinor,
        @Nullable Long maxMinor,
        @Nullable String text) {

    /** Conditions on {@code entry}, each after an {@code and}. */
    String sql() {
        var sql = new StringBuilder();
        add(sql, account, "account_id = :account");
        add(sql, accountPrefix, "starts_with(account_id, :accountPrefix)");
        add(sql, currency, "currency = :currency::char(3)");
        add(sql, minMinor, "abs(amount_minor::numeric) >= :minMinor");
        add(sql, maxMinor, "abs(amount_minor::numeric) <= :maxMinor");
        add(sql, text, "(strpos(lower(reference), lower(:text)) > 0 or strpos(lower(description), lower(:text)) > 0)");
        return sql.toString();
    }

    Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        put(parameters, "account", account);
        put(parameters, "accountPrefix", accountPrefix);
        put(parameters, "currency", currency);
        put(parameters, "minMinor", minMinor);
        put(parameters, "maxMinor", maxMinor);
        put(parameters, "text", text);
        return parameters;
    }

    private static void add(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(" and ").append(condition);
        }
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
