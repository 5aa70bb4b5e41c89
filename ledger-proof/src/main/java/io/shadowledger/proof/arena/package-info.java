/** A database, a broker and replicas of the service that may be tormented: real processes of their own. */
@NullMarked
package io.shadowledger.proof.arena;

import org.jspecify.annotations.NullMarked;
