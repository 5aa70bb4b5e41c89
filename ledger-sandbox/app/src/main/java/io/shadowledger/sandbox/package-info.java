/**
 * The whole system on one machine: {@link io.shadowledger.sandbox.Sandbox} starts PostgreSQL, Kafka, a Kubernetes API,
 * the operator and a node agent, has the operator make a ledger, and feeds it a sample day.
 */
@NullMarked
package io.shadowledger.sandbox;

import org.jspecify.annotations.NullMarked;
