/** Field ownership and server-side apply. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.apply;

import org.jspecify.annotations.NullMarked;
