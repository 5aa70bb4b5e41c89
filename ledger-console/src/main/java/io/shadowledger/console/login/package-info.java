/** Signing in, and out again when the token ends. */
@NullMarked
package io.shadowledger.console.login;

import org.jspecify.annotations.NullMarked;
