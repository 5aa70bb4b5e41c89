/** The verbs on objects: create, update, patch, delete, with all that an API server does on the way to its store. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.object;

import org.jspecify.annotations.NullMarked;
