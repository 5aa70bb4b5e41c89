/** Connections for work that takes longer than a request, beside the pools. */
@NullMarked
package io.shadowledger.service.database;

import org.jspecify.annotations.NullMarked;
