package io.shadowledger.service.drift;

import io.shadowledger.api.correction.Correction;
import java.util.List;

/** What breaks need to know of corrections; the correction capability says it. */
public interface BreakCorrections {

    /** What was proposed for a break, newest first. */
    List<Correction> of(String breakId);

    /** Those of these breaks whose correction, approved or released, stands in the book already. */
    List<Long> posted(List<Long> breakNos);

    /**
     * The drift of these breaks is not what their proposals were made for: the proposals become stale, in the caller's
     * transaction.
     *
     * @param why a clause that says how it is known
     */
    void overtaken(List<Long> breakNos, String why);
}
