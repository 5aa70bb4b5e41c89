package io.shadowledger.api.verification;

import org.jspecify.annotations.Nullable;

/**
 * Something in the book that is not as it was posted.
 *
 * @param table the database table
 * @param key the row: its key columns with their values, such as {@code partition_id=1, kafka_offset=17}
 * @param column the column; absent when the row as a whole is missing or was added, or when the row is known but not
 *     which of its columns
 * @param found what stands there; absent when the row is missing or the value is null
 * @param expected what should stand there; absent when it should be null or cannot be told
 * @param explanation what is wrong, and how that is known
 */
public record Finding(
        String table,
        String key,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected,
        String explanation) {}
