/**
 * Real PostgreSQL and real Kafka as processes of this machine, on loopback only: what the sandbox runs on, and the
 * fixture of the integration tests. Start with {@link io.shadowledger.sandbox.backing.PostgresProcess} and
 * {@link io.shadowledger.sandbox.backing.KafkaProcess}.
 */
@NullMarked
package io.shadowledger.sandbox.backing;

import org.jspecify.annotations.NullMarked;
