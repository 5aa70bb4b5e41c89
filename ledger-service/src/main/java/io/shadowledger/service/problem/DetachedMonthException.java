package io.shadowledger.service.problem;

import io.shadowledger.api.Problems;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 409: the answer needs entries of a month that is detached; {@code month} names it. */
public final class DetachedMonthException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** @param month of record time */
    public DetachedMonthException(YearMonth month) {
        this(month, "ask as of a month's end");
    }

    /**
     * @param month of record time
     * @param instead what to ask that does not need these entries
     */
    public DetachedMonthException(YearMonth month, String instead) {
        super(
                HttpStatus.CONFLICT,
                Problems.DETACHED,
                "Entries are detached",
                "entries of " + month + " are detached: attach them (storage attach " + month + "), or " + instead,
                Map.of("month", month.toString()));
    }
}
