/** Which kinds of resource there are. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.resource;

import org.jspecify.annotations.NullMarked;
