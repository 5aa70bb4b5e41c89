/** Which reports the core banking system owes when, and which of them are missing. */
@NullMarked
package io.shadowledger.service.expected;

import org.jspecify.annotations.NullMarked;
