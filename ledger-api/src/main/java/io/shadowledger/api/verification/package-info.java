@NullMarked
package io.shadowledger.api.verification;

import org.jspecify.annotations.NullMarked;
