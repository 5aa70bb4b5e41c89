@NullMarked
package io.shadowledger.api.entry;

import org.jspecify.annotations.NullMarked;
