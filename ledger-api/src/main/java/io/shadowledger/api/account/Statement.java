package io.shadowledger.api.account;

import io.shadowledger.api.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an account's statement.
 *
 * @param items entries with their running balance, newest first
 * @param next the cursor to pass as {@code after} for the following page; absent on the last page
 * @param carriedForward what lies before the oldest line of the last page, where entries are detached; on every page,
 *     absent where the statement is whole
 */
public record Statement(
        List<StatementLine> items,
        @Nullable String next,
        @Nullable CarriedForward carriedForward) {

    public Statement {
        items = List.copyOf(items);
    }

    /** The lines alone. */
    public Page<StatementLine> lines() {
        return new Page<>(items, next);
    }

    /**
     * The balance that a statement starts from.
     *
     * @param balance decimal string
     * @param entries how many entries make it up
     * @param through value time of the last detached entry: the statement has none of this or an earlier one
     * @param detachedBefore entries that were recorded before this are detached, and are not in any list
     */
    public record CarriedForward(String balance, long entries, Instant through, Instant detachedBefore) {}
}
