package io.shadowledger.service.system;

/** Counts the records that could not be posted and that nobody has replayed or dismissed. */
public interface OpenDeadLetters {

    long count();
}
