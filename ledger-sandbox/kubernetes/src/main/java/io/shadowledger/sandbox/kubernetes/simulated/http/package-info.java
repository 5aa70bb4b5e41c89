/** The HTTP front. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.http;

import org.jspecify.annotations.NullMarked;
