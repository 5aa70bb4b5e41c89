/** The operator: a Spring Boot process around java-operator-sdk, wired here and nowhere else. */
@NullMarked
package io.shadowledger.operator;

import org.jspecify.annotations.NullMarked;
