package io.shadowledger.operator.driftcheck;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import java.time.Instant;
import java.util.Optional;

/** A ledger's door for reports, as one of its users. */
public interface ReportDoor {

    /**
     * Sends a report. The same content with the same as-of time, basis and claim is the same report for the ledger, so
     * sending it again after a crash adds nothing.
     */
    CbsReport submit(Submission report) throws DoorException;

    /** A report that was sent. */
    CbsReport report(String reportId) throws DoorException;

    /** The report that was sent last of those that are meant; empty if there is none. */
    Optional<CbsReport> latest(WantedReport wanted) throws DoorException;

    /** Has a report compared with the book as it is now. */
    CbsReport recheck(String reportId) throws DoorException;

    /** Opens doors. */
    @FunctionalInterface
    interface Opener {

        /**
         * Signs in.
         *
         * @param address of the ledger's role {@code drift}, such as {@code http://core-drift.bank.svc:8080}
         */
        ReportDoor open(String address, String username, String password) throws DoorException;
    }

    /**
     * A report to be sent.
     *
     * @param name what it is called in the ledger
     * @param contentType {@code text/csv} or {@code application/json}
     */
    record Submission(String name, String contentType, Instant asOf, Basis basis, boolean complete, String content) {}
}
