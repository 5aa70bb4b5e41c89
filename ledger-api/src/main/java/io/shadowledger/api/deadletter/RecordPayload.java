package io.shadowledger.api.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record's value.
 *
 * @param text as text; absent when they are not UTF-8
 * @param base64 all of them in Base64 (RFC 4648, section 4)
 * @param hexPreview the first 256 in lower-case hexadecimal digits
 */
public record RecordPayload(@Nullable String text, String base64, String hexPreview) {}
