package io.shadowledger.operator.workload;

/**
 * The images that a ledger has if its resource names none: those of the operator's own version.
 *
 * @param service image of the ledger service
 * @param console image of the console
 */
public record Images(String service, String console) {}
