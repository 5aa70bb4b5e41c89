package io.shadowledger.api.drift;

import org.jspecify.annotations.Nullable;

/**
 * Who is to look after a break.
 *
 * @param owner a user with the role auditor or admin; absent or {@code me} means the caller
 */
public record Assignment(@Nullable String owner) {}
