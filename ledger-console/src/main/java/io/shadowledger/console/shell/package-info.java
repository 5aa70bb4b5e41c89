/** What all views share: layout, navigation, small components, texts. */
@NullMarked
package io.shadowledger.console.shell;

import org.jspecify.annotations.NullMarked;
