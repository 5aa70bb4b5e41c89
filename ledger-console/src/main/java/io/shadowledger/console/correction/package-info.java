/** The checker's inbox. */
@NullMarked
package io.shadowledger.console.correction;

import org.jspecify.annotations.NullMarked;
