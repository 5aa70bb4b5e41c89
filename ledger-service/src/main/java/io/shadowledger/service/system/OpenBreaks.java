package io.shadowledger.service.system;

/** Counts the breaks that are not closed. */
public interface OpenBreaks {

    long count();
}
