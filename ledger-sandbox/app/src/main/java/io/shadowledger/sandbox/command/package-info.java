/** {@code up}, {@code down} and {@code sandbox status}. */
@NullMarked
package io.shadowledger.sandbox.command;

import org.jspecify.annotations.NullMarked;
