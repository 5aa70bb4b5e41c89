/** Records that were not posted: those that could not be, and event ids that came again with other content. */
@NullMarked
package io.shadowledger.api.deadletter;

import org.jspecify.annotations.NullMarked;
