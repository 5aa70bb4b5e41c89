/** What a training run for the start-up cache (JEP 514) needs. */
@NullMarked
package io.shadowledger.cli.training;

import org.jspecify.annotations.NullMarked;
