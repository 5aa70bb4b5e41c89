/** What was found out about one side of a ledger, and how it becomes a condition of its status. */
@NullMarked
package io.shadowledger.operator.condition;

import org.jspecify.annotations.NullMarked;
