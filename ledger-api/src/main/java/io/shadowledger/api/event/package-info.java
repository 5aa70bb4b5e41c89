@NullMarked
package io.shadowledger.api.event;

import org.jspecify.annotations.NullMarked;
