package io.shadowledger.api.correction;

import org.jspecify.annotations.Nullable;

/**
 * What a checker approves.
 *
 * @param digest the digest of the correction that the checker has seen; another one is refused
 * @param note the checker's words, if any; at most 500 characters
 */
public record Approval(String digest, @Nullable String note) {}
