/** SWIFT MT940 Customer Statement and MT942 Interim Transaction Report. */
@NullMarked
package io.shadowledger.formats.mt940;

import org.jspecify.annotations.NullMarked;
