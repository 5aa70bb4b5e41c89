/** JSON trees, which is what the simulated API server keeps and serves. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.json;

import org.jspecify.annotations.NullMarked;
