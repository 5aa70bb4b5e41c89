@NullMarked
package io.shadowledger.api.system;

import org.jspecify.annotations.NullMarked;
