/** Processes of this machine, and which of them are ours. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.process;

import org.jspecify.annotations.NullMarked;
