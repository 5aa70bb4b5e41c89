package io.shadowledger.service.correction;

import java.time.Instant;

/**
 * The policy in force, as the owner of the tables recorded it.
 *
 * @param digest SHA-256 of its content, lower-case hexadecimal
 * @param content JSON, as in the database
 */
record StoredPolicy(long policyNo, String policyId, String digest, String content, Instant recordedAt) {}
