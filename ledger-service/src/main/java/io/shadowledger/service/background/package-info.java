/** Work that goes on between requests. */
@NullMarked
package io.shadowledger.service.background;

import org.jspecify.annotations.NullMarked;
