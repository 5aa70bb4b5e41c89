/** Reports of the core banking system: in, compared, checked again. */
@NullMarked
package io.shadowledger.console.report;

import org.jspecify.annotations.NullMarked;
