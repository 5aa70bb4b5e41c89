package io.shadowledger.service.report;

/** Compares a report with the book; the drift capability does. */
public interface ReportComparison {

    /**
     * Compares, inside the caller's transaction, which sees one moment of the book (repeatable read). Whatever an
     * earlier comparison of the same report found is replaced.
     */
    Outcome compare(StoredReport report);

    /**
     * What a comparison came to.
     *
     * @param verdictsJson how many accounts came to which verdict: an object of verdict to number
     * @param driftJson per currency {@code currency}, and {@code net} and {@code gross} in minor units: an array
     */
    record Outcome(String verdictsJson, String driftJson) {}
}
