/**
 * The door: who is asking, what that person may do, how much and how often, and how a refusal is said. It knows of no
 * other capability of the service; the others know of it only {@link CurrentUser}.
 */
@NullMarked
package io.shadowledger.service.gateway;

import org.jspecify.annotations.NullMarked;
