/** Brings the database schema up to date, and says whether it is. */
@NullMarked
package io.shadowledger.service.schema;

import org.jspecify.annotations.NullMarked;
