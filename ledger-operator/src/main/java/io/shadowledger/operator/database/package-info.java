/** Whether the book's database can be reached with the credentials at hand. */
@NullMarked
package io.shadowledger.operator.database;

import org.jspecify.annotations.NullMarked;
