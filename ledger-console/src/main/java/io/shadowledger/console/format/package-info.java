/** Money, times and CSV as people read them. */
@NullMarked
package io.shadowledger.console.format;

import org.jspecify.annotations.NullMarked;
