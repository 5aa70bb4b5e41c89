/** {@code shadowledger chaos}: kills and cuts while events flow, and judges what is left. */
@NullMarked
package io.shadowledger.proof.chaos;

import org.jspecify.annotations.NullMarked;
