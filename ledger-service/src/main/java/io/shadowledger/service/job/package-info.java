/** Work that runs to completion in a process of its own, such as a Kubernetes Job, and says how it ended. */
@NullMarked
package io.shadowledger.service.job;

import org.jspecify.annotations.NullMarked;
