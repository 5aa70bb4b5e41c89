/** Takes events in over HTTP and puts them on the topic. */
@NullMarked
package io.shadowledger.service.intake;

import org.jspecify.annotations.NullMarked;
