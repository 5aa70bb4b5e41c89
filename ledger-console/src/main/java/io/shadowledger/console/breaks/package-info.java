/** The breaks queue and the screen a break is decided on. */
@NullMarked
package io.shadowledger.console.breaks;

import org.jspecify.annotations.NullMarked;
