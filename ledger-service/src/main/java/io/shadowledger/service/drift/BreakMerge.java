package io.shadowledger.service.drift;

import io.shadowledger.service.report.StoredReport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Repository;

/**
 * Carries what a comparison found over to the breaks. A report has a say on an account only while no report of a later
 * as-of time has spoken of it, so that comparing an old report again brings nothing back.
 */
@Repository
class BreakMerge {

    private final BreakHealing healing;
    private final BreakChanges changes;
    private final BreakOpenings openings;
    private final ObjectProvider<BreakCorrections> corrections;
    private final Clock clock;

    BreakMerge(
            BreakHealing healing,
            BreakChanges changes,
            BreakOpenings openings,
            ObjectProvider<BreakCorrections> corrections,
            Clock clock) {
        this.healing = healing;
        this.changes = changes;
        this.openings = openings;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** Begins with a report, in the comparison's transaction. */
    Of of(StoredReport report) {
        return new Of(report, clock.instant());
    }

    /** The breaks of one report. */
    final class Of {

        private final StoredReport report;
        private final Instant now;
        private final List<Long> overtaken = new ArrayList<>();

        private Of(StoredReport report, Instant now) {
            this.report = report;
            this.now = now;
        }

        /** What is plain once some accounts are taken apart: breaks that are gone, and those that have another cause. */
        void take(DriftParts.Parts parts) {
            overtaken.addAll(healing.gone(report, now, parts.gone()));
            changes.seenAnew(now, parts.seenAnew());
        }

        /** The rest, once all lines of the report are there: breaks that stand, that changed, and that are new. */
        void finish() {
            overtaken.addAll(healing.tied(report, now));
            changes.standing(report);
            overtaken.addAll(changes.changed(report, now));
            openings.reopen(report, now);
            openings.open(report, now);
            changes.link(report);
            if (!overtaken.isEmpty()) {
                corrections.forEach(listener -> listener.overtaken(
                        overtaken, "report " + report.reportId() + " shows another drift than it was proposed for"));
            }
        }
    }
}
