/**
 * Which events of the shadow and which entries of the core banking system are the same money: the matcher, its rules,
 * and what it found for reports. It knows nothing of breaks. Explained in docs/drift.md.
 */
@NullMarked
package io.shadowledger.service.matching;

import org.jspecify.annotations.NullMarked;
