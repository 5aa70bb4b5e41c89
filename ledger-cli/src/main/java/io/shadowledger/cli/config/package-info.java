/** Contexts, users and their tokens, in files that only their owner may read. */
@NullMarked
package io.shadowledger.cli.config;

import org.jspecify.annotations.NullMarked;
