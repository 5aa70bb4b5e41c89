/** BAI2, Cash Management Balance Reporting, version 2. */
@NullMarked
package io.shadowledger.formats.bai2;

import org.jspecify.annotations.NullMarked;
