@NullMarked
package io.shadowledger.e2e;

import org.jspecify.annotations.NullMarked;
