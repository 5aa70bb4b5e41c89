/** Results as tables for people and as documents for programs. */
@NullMarked
package io.shadowledger.cli.output;

import org.jspecify.annotations.NullMarked;
