/** Objects, their journal on disk, and the events that watches are fed from. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.store;

import org.jspecify.annotations.NullMarked;
