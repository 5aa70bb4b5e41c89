/** Discovery and OpenAPI documents. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.discovery;

import org.jspecify.annotations.NullMarked;
