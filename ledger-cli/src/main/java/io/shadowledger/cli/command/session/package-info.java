/** Login and logout. */
@NullMarked
package io.shadowledger.cli.command.session;

import org.jspecify.annotations.NullMarked;
