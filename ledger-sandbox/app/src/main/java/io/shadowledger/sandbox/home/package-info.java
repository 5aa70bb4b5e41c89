/** The sandbox's state directory: what is remembered between two runs, and who holds it. */
@NullMarked
package io.shadowledger.sandbox.home;

import org.jspecify.annotations.NullMarked;
