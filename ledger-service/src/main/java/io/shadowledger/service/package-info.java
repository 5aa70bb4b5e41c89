@NullMarked
package io.shadowledger.service;

import org.jspecify.annotations.NullMarked;
