/**
 * The custom resources of Shadow Ledger, group {@code shadowledger.io}, as Java types.
 *
 * <p>The CustomResourceDefinition in {@code crds/} at the root of the repository is generated from these types: names,
 * descriptions, defaults, bounds and the CEL rules stand here and nowhere else. Each compact constructor applies the
 * defaults that the API server applies, so that a resource read from an API without defaulting means the same.
 */
@NullMarked
package io.shadowledger.crds;

import org.jspecify.annotations.NullMarked;
