/**
 * Reports of the core banking system: read, kept, and given to the comparison as soon as the book has caught up with
 * what had been accepted when the report came.
 */
@NullMarked
package io.shadowledger.service.report;

import org.jspecify.annotations.NullMarked;
