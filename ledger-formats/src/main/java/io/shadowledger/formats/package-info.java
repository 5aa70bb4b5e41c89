/** Opens account statements, whatever format the bank wrote them in. */
@NullMarked
package io.shadowledger.formats;

import org.jspecify.annotations.NullMarked;
