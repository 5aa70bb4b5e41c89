package io.shadowledger.api.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * What is to be sent again.
 *
 * @param payload the mended event, as JSON in a string; absent sends the original bytes
 * @param note why, 3 to 500 characters; may be left out when the original bytes are sent
 */
public record ReplayRequest(
        @Nullable String payload, @Nullable String note) {}
