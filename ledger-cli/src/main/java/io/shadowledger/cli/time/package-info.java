/** Dates and times as people and files write them. */
@NullMarked
package io.shadowledger.cli.time;

import org.jspecify.annotations.NullMarked;
