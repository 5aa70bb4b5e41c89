package io.shadowledger.service.posting;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The accounts that a partition's writer holds, so that it need not ask for what only it changes. Bounded; one that was
 * given up is loaded again when it is needed. Thrown away with the writer after every failure.
 */
final class HeldAccounts {

    private final Map<AccountKey, HeldAccount> held = new HashMap<>();
    private final IntSupplier limit;

    /** @param limit how many accounts may be kept from one batch to the next, at this time */
    HeldAccounts(IntSupplier limit) {
        this.limit = limit;
    }

    HeldAccount get(AccountKey key) {
        return held.computeIfAbsent(key, HeldAccount::new);
    }

    /** Other partitions have opened rows of these accounts too. */
    void share(Collection<AccountKey> keys) {
        for (var key : keys) {
            var account = held.get(key);
            if (account != null) {
                account.share();
            }
        }
    }

    /** Gives up what a batch changed that was not posted after all. */
    void forget(Collection<HeldAccount> accounts) {
        accounts.forEach(account -> held.remove(account.key()));
    }

    /** Gives all up if there are too many: between batches only. */
    void trim() {
        if (held.size() > limit.getAsInt()) {
            held.clear();
        }
    }
}
