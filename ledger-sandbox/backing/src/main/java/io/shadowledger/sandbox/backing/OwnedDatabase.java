package io.shadowledger.sandbox.backing;

/**
 * One database as two users see it: whoever owns the tables, and whoever works with them and can alter none.
 *
 * @param owner as its owner
 * @param service as the user of the service
 */
public record OwnedDatabase(PostgresDatabase owner, PostgresDatabase service) {}
