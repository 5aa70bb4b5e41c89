/** The errors of the Kubernetes API, worded as the API server words them. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.simulated.status;

import org.jspecify.annotations.NullMarked;
