/** Keeps answers that can never change beside the database, in Redis or Valkey; without it everything works as well. */
@NullMarked
package io.shadowledger.service.cache;

import org.jspecify.annotations.NullMarked;
