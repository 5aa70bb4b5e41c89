/** Events that could not be posted, and events that came twice with different content. */
@NullMarked
package io.shadowledger.console.deadletter;

import org.jspecify.annotations.NullMarked;
