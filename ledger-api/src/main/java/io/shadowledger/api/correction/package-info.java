@NullMarked
package io.shadowledger.api.correction;

import org.jspecify.annotations.NullMarked;
