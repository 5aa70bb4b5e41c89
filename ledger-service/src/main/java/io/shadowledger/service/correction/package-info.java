/**
 * Corrections under four eyes: proposed, approved by somebody else, put on the topic, seen in the book. The database
 * holds the rules against the service as well.
 */
@NullMarked
package io.shadowledger.service.correction;

import org.jspecify.annotations.NullMarked;
