package io.shadowledger.api.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * What a checker approves of a mended dead letter.
 *
 * @param digest the digest of the mended event that the checker has seen; another one is refused
 * @param note the checker's words, if any; 3 to 500 characters
 */
public record MendApproval(String digest, @Nullable String note) {}
