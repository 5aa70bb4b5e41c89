/** Topics, the one producer of this process, and what the broker knows about offsets. */
@NullMarked
package io.shadowledger.service.kafka;

import org.jspecify.annotations.NullMarked;
