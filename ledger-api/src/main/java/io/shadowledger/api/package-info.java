/**
 * The contract of the ledger service: what goes over the wire, and nothing else.
 *
 * <p>Amounts are decimal strings with exactly the decimals of their currency (ISO 4217), times are RFC 3339
 * instants, field names are those of the JSON documents. Errors are RFC 9457 problem documents.
 */
@NullMarked
package io.shadowledger.api;

import org.jspecify.annotations.NullMarked;
