/** The exceptions that become problem documents (RFC 9457) on the wire. */
@NullMarked
package io.shadowledger.service.problem;

import org.jspecify.annotations.NullMarked;
