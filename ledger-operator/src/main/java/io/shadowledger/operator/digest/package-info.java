/** Short digests of what a pod depends on. */
@NullMarked
package io.shadowledger.operator.digest;

import org.jspecify.annotations.NullMarked;
