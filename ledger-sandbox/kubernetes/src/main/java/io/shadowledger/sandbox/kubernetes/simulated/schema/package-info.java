/** Structural schemas: of custom resources from their definition, of the built-in kinds from the client's model. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.schema;

import org.jspecify.annotations.NullMarked;
