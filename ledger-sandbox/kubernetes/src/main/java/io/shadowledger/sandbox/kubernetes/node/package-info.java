/** The node agent: runs the Deployments and Jobs of a Kubernetes API that has no nodes as processes of this machine. */
@NullMarked
package io.shadowledger.sandbox.kubernetes.node;

import org.jspecify.annotations.NullMarked;
