/** What a transaction event must look like to be booked; the same rules at the HTTP door and on the topic. */
@NullMarked
package io.shadowledger.service.event;

import org.jspecify.annotations.NullMarked;
