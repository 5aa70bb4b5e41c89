/** Which database a read goes to: the primary, or a replica that is close enough behind it. */
@NullMarked
package io.shadowledger.service.reads;

import org.jspecify.annotations.NullMarked;
