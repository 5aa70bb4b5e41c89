/** Files that people put beside breaks: kept once by their digest, for good. */
@NullMarked
package io.shadowledger.service.attachment;

import org.jspecify.annotations.NullMarked;
