@NullMarked
package io.shadowledger.api.drift;

import org.jspecify.annotations.NullMarked;
