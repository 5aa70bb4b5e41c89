package io.shadowledger.service.job;

/**
 * What a job came to.
 *
 * @param good whether it is what it should be: exit code 0, else 1
 * @param document the result for programs, which becomes one JSON object
 */
public record JobResult(boolean good, Object document) {}
