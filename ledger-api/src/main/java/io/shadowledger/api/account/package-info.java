@NullMarked
package io.shadowledger.api.account;

import org.jspecify.annotations.NullMarked;
