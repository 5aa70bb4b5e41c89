package io.shadowledger.api.audit;

import org.jspecify.annotations.Nullable;

/**
 * The first thing that is wrong with the trail.
 *
 * @param auditNo of the row; absent where no single one can be named
 * @param sealNo its place in the chain; absent if it has none
 * @param what a sentence
 */
public record AuditFinding(@Nullable Long auditNo, @Nullable Long sealNo, String what) {}
