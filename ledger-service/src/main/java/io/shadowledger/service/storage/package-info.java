/** The months of the book: closes those that are over, detaches their entries and attaches them again. */
@NullMarked
package io.shadowledger.service.storage;

import org.jspecify.annotations.NullMarked;
