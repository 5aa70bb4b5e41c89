/** How reports come in and are read: profiles of CSV files, and what accounts are called. */
@NullMarked
package io.shadowledger.console.intake;

import org.jspecify.annotations.NullMarked;
