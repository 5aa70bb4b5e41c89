package io.shadowledger.service.verify;

import io.shadowledger.api.verification.Finding;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Findings in their three forms. */
final class Findings {

    private Findings() {}

    /** A row that should be there. */
    static Finding missing(String table, String key, String explanation) {
        return new Finding(table, key, null, null, null, "the row is missing: " + explanation);
    }

    /** A row that should not be there. */
    static Finding added(String table, String key, String explanation) {
        return new Finding(table, key, null, null, null, "the row was never posted: " + explanation);
    }

    /** A value that should be another. */
    static Finding altered(
            String table,
            String key,
            @Nullable String column,
            @Nullable Object found,
            @Nullable Object expected,
            String explanation) {
        return new Finding(table, key, column, text(found), text(expected), explanation);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> hex(bytes);
            default -> value.toString();
        };
    }
}
