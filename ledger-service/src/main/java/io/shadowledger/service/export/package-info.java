/** Tables as files, however long: CSV and XLSX that say at their end how many rows they have and what these come to. */
@NullMarked
package io.shadowledger.service.export;

import org.jspecify.annotations.NullMarked;
