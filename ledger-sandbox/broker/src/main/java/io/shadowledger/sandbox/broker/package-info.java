/** The sandbox's Kafka broker: the real one, in KRaft mode, as a process that listens on loopback only. */
@NullMarked
package io.shadowledger.sandbox.broker;

import org.jspecify.annotations.NullMarked;
