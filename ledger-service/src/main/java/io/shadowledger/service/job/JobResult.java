package io.shadowledger.service.job;

/**
 * What a job came to.
 *
 * @param good whether it is what it should be: exit code 0, else 1
 * @param document the result for programs, which becomes one JSON object
 * @param records how many entries or records it went through
 * @param detail the result in a sentence; what is not good is named first
 */
public record JobResult(boolean good, Object document, long records, String detail) {}
