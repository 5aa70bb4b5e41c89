@NullMarked
package io.shadowledger.api.storage;

import org.jspecify.annotations.NullMarked;
