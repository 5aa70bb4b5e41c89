/** A ledger in memory that speaks the real contract over real HTTP, with the real rules for proposals. */
@NullMarked
package io.shadowledger.fakeledger;

import org.jspecify.annotations.NullMarked;
