@NullMarked
package io.shadowledger.api.auth;

import org.jspecify.annotations.NullMarked;
