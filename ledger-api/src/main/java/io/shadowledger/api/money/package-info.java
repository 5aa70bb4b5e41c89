@NullMarked
package io.shadowledger.api.money;

import org.jspecify.annotations.NullMarked;
