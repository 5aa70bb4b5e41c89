/** JSON, merge and strategic merge patches. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.patch;

import org.jspecify.annotations.NullMarked;
