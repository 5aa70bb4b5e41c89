/**
 * What the ledger could not post: dead letters with their replays, and event ids that came again with other content.
 * The book's rows are only read here; what people do with them stands in tables of its own.
 */
@NullMarked
package io.shadowledger.service.deadletter;

import org.jspecify.annotations.NullMarked;
