/** Looks at what is on the topic and not in the book yet, for those who explain drift. It takes nothing and posts nothing. */
@NullMarked
package io.shadowledger.service.inflight;

import org.jspecify.annotations.NullMarked;
