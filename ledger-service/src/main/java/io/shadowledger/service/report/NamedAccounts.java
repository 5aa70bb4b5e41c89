package io.shadowledger.service.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells whether a report may have named an account and currency twice, from 8 bytes a line. It never misses one; that two
 * accounts share a hash happens about once in a hundred thousand reports of ten million lines, so whoever is told
 * {@code true} looks again. Nothing is kept of a report whose lines ascend.
 */
final class NamedAccounts {

    private static final int CHUNK = 1 << 16;
    /** 32 MB. Of a longer report that does not ascend, nothing is known. */
    private static final int MOST = 1 << 22;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final List<long[]> chunks = new ArrayList<>();
    private long count;
    private boolean ascending = true;
    private String lastAccount = "";
    private String lastCurrency = "";

    void add(String accountId, String currency) {
        if (ascending) {
            int order = accountId.compareTo(lastAccount);
            ascending = order > 0 || (order == 0 && currency.compareTo(lastCurrency) > 0);
            lastAccount = accountId;
            lastCurrency = currency;
        }
        if (count < MOST) {
            int place = (int) (count % CHUNK);
            if (place == 0) {
                chunks.add(new long[CHUNK]);
            }
            chunks.getLast()[place] = hash(accountId, currency);
        } else if (count == MOST) {
            chunks.clear();
        }
        count++;
    }

    boolean mayRepeat() {
        if (ascending) {
            return false;
        }
        if (count > MOST) {
            return true;
        }
        var all = new long[Math.toIntExact(count)];
        for (int i = 0; i < chunks.size(); i++) {
            int from = i * CHUNK;
            System.arraycopy(chunks.get(i), 0, all, from, Math.min(CHUNK, all.length - from));
        }
        Arrays.sort(all);
        for (int i = 1; i < all.length; i++) {
            if (all[i] == all[i - 1]) {
                return true;
            }
        }
        return false;
    }

    /** FNV-1a, with its bits stirred: its high ones depend little on the last characters. */
    private static long hash(String accountId, String currency) {
        long hash = OFFSET;
        for (int i = 0; i < accountId.length(); i++) {
            hash = (hash ^ accountId.charAt(i)) * PRIME;
        }
        // An id holds no blank
        hash = (hash ^ ' ') * PRIME;
        for (int i = 0; i < currency.length(); i++) {
            hash = (hash ^ currency.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return hash ^ (hash >>> 29);
    }
}
