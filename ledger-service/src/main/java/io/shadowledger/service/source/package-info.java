/**
 * Places that reports are taken from by themselves: folders, buckets, topics. Each is read by one process at a time; what
 * became of a file is recorded, so that a crash between any two steps takes it once.
 */
@NullMarked
package io.shadowledger.service.source;

import org.jspecify.annotations.NullMarked;
